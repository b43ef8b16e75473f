import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on the loopback interface that writes down everything that reaches it, over HTTP, WebSocket or UDP. */
export interface Canary {
  readonly address: string;
  readonly udpPort: number;
  readonly heard: string[];
  stop(): Promise<void>;
}

export async function startCanary(): Promise<Canary> {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(request.url ?? '');
    response
      .writeHead(200, { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'text/plain' })
      .end('heard');
  });
  server.on('upgrade', (request, socket) => {
    heard.push(request.url ?? '');
    socket.destroy();
  });
  const udp = createSocket('udp4', () => heard.push('/udp'));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  await new Promise<void>((done) => udp.bind(0, '127.0.0.1', done));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    udpPort: udp.address().port,
    heard,
    stop: async () => {
      udp.close();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
