/**
 * Nothing answers the client on TCP 445 of the server: a firewall or a provider drops it, the VPN does not carry it, or no SMB
 * server listens there. Authentication was never reached.
 *
 * A refused guest session shows the same error 53, and so does a name that cannot be resolved: only a test of the port, or the SMB
 * client's own event 30803, tells them apart.
 *
 * https://learn.microsoft.com/en-us/troubleshoot/azure/azure-storage/files/connectivity/files-troubleshoot-smb-connectivity
 */
import type { Look } from '../../correlation/look.ts';
import type { Placed } from '../../correlation/placed.ts';
import { hostName, uncPath } from '../../windows/names.ts';
import { cause } from '../cause.ts';
import { serverInCommand, targetInCommand } from '../command-name.ts';
import { proofs, tiedItem, unobserved, type Ask, type Item } from '../item.ts';
import { byDns, isKnownElsewhere, RESOLUTION_KINDS } from '../name-resolution.ts';
import {
  AT_SERVER_KINDS,
  reachedServer,
  serverHeardNothing,
  wasAtServerSometime,
} from '../reached-server.ts';
import { clientName, onClient, onServer, share } from '../steps.ts';
import { targetName } from '../target-name.ts';
import { toldCode, visibleCode, VISIBLE_KINDS } from '../visible-code.ts';

const NEEDS = [
  ...VISIBLE_KINDS,
  ...AT_SERVER_KINDS,
  ...RESOLUTION_KINDS,
  'port-tested',
  'smb-connection',
] as const;
type Needs = (typeof NEEDS)[number];

const SMB_PORT = 445;
const CONNECTION_FAILED = 30803;
/** The network path, or what stands at its end, was not reached. */
const NOT_REACHED: readonly number[] = [53, 64, 67, 1231];
/** The time-out of the connection itself: seen beside 30803. */
const TIMED_OUT = 121;
/** Written only after the TCP connection stood: refused negotiation, session set-up, tree connect, signing, guest. */
const AFTER_CONNECT: ReadonlySet<number> = new Set([
  30816, 31000, 31001, 31002, 31010, 31013, 31014, 31015, 31017, 31019, 31020,
]);

export default cause({
  id: 'smb-port-blocked',
  title: 'TCP port 445 of the server does not answer',
  role: 'both',
  stage: 'name',
  references: [
    'https://learn.microsoft.com/en-us/troubleshoot/azure/azure-storage/files/connectivity/files-troubleshoot-smb-connectivity',
    'https://learn.microsoft.com/en-us/windows-server/storage/file-server/smb-secure-traffic',
    'https://learn.microsoft.com/en-us/powershell/module/nettcpip/test-netconnection',
  ],
  about: {
    statement:
      'The client finds the server’s address, and no TCP connection to port 445 comes about: a firewall on the way or on the server drops it, the VPN or the provider does not carry it, or no SMB server runs there. It is no matter of authentication: neither Kerberos nor NTLM was tried.',
    provedBy: [
      'The access ends with error 53, 64, 67 or 1231, and a test of port 445 from the same client to the same server fails.',
    ],
    ruledOutBy: [
      'The server logged this access: a logon, a refused logon or a share.',
      'The SMB client of the computer got further: it logged a later step, or NTLM was refused to it for this server.',
      'A test of port 445 from the client succeeds, and the client logged no failed connection.',
    ],
    prevention: ['P2'],
  },
  lookalikes: [
    {
      id: 'guest-access-blocked',
      says: 'Error 53 (0x80070035) also stands for a refused guest session: then the port test succeeds, and the SMB client logs 31017.',
    },
    {
      id: 'dns-wrong-or-stale',
      says: 'The name leads to no address or to a wrong one: event 30800 instead of 30803, or a port test that went to an address which is not the server’s.',
    },
    {
      id: 'smb1-only-device',
      says: 'The port answers and the negotiation fails: event 30816, or error 384.',
    },
    {
      id: 'no-kdc-line-of-sight',
      says: 'Port 88 of a domain controller is closed, 445 of the server is open: then Kerberos fails, not the connection.',
    },
  ],
  needs: NEEDS,
  judge(look) {
    const code = visibleCode(look, NOT_REACHED);
    const failed = connectionFailed(look);
    const tests = portTests(look);
    const closed = portClosed(look, tests);
    return {
      necessary: [serverHeardNothing(look)],
      sufficient: [[code, closed]],
      specific: [failed, closed],
      against: [reachedServer(look), gotFurther(look), portOpen(tests, failed)],
      supports: [code, visibleCode(look, [TIMED_OUT]), toldCode(look, [...NOT_REACHED, TIMED_OUT])],
    };
  },
  clause: (look) => `${clientName(look)} gets no answer on TCP 445 of ${targetName(look)}`,
  stageWords: () => 'Not connected: TCP port 445 does not answer',
  remedies: (look) => [openTheWay(look), otherWay(look)],
});

function askPort(look: Look): Ask {
  return {
    what: 'whether port 445 of the server answers this client',
    command: `powershell -Command "Test-NetConnection ${targetInCommand(look)} -Port ${String(SMB_PORT)}"`,
    host: look.client?.shown ?? null,
    role: 'client',
  };
}

/** 30803: the SMB client could not connect to this server. */
function connectionFailed(look: Look<Needs>): Item {
  return tiedItem(
    'the SMB client could not connect to the server (event 30803)',
    look.tied(
      'smb-client-failure',
      (fact) => fact.event === CONNECTION_FAILED && isServer(look, fact.server),
    ),
  );
}

interface PortTests {
  readonly open: readonly Test[];
  readonly closed: readonly Test[];
  /** On other computers, where the port answered. */
  readonly elsewhereOpen: readonly Placed<'port-tested'>[];
}

interface Test {
  readonly placed: Placed<'port-tested'>;
  readonly strength: 'tied' | 'weak';
}

/** Tests of port 445 of this server. One that went to an address which is not the server's tested another computer. */
function portTests(look: Look<Needs>): PortTests {
  const own: Test[] = [];
  const elsewhereOpen: Placed<'port-tested'>[] = [];
  for (const placed of look.all('port-tested')) {
    const { fact, host } = placed;
    const moment = look.momentTie(placed);
    if (fact.port !== SMB_PORT || moment === null || !isServer(look, fact.target)) continue;
    if (isKnownElsewhere(look, fact.address)) continue;
    const isOwn = host === null || host.id === look.client?.id;
    if (isOwn) own.push({ placed, strength: host === null ? 'weak' : moment });
    else if (fact.open) elsewhereOpen.push(placed);
  }
  return {
    open: own.filter(({ placed }) => placed.fact.open),
    closed: own.filter(({ placed }) => !placed.fact.open),
    elsewhereOpen,
  };
}

/**
 * Weak where the same client reaches the server at another moment: a test without time may be of the other one. Weak as well where
 * nobody answers the ping for that address: then the server may be off or elsewhere, and its port is not what is closed.
 */
function portClosed(look: Look<Needs>, { open, closed }: PortTests): Item {
  const isDoubtful =
    open.length > 0 || isConnected(look) || wasAtServerSometime(look) || leadsElsewhere(look);
  return tiedItem(
    `a test of port ${String(SMB_PORT)} from ${clientName(look)} failed`,
    closed.map((one) =>
      isDoubtful || one.placed.fact.unreachable ? { ...one, strength: 'weak' as const } : one,
    ),
    unobserved(askPort(look)),
  );
}

/** DNS leads the name to addresses that are not the server's: the test went where the name leads, and not to the server. */
function leadsElsewhere(look: Look<Needs>): boolean {
  const leads = byDns(look);
  return (
    leads.length > 0 && leads.every(({ addresses }) => addresses.every((one) => isKnownElsewhere(look, one)))
  );
}

/** The connection that the SMB client itself could not make outranks a test of another second. */
function portOpen({ open, closed }: PortTests, failed: Item): Item {
  if (failed.state === 'present' || closed.length > 0) return unobserved();
  return tiedItem(`port ${String(SMB_PORT)} of the server answers this client`, open);
}

/** The same client has the server open: an SMB connection, or a share that it opened. */
function isConnected(look: Look<Needs>): boolean {
  const { client } = look;
  if (client === null) return false;
  const opened = look.on(
    client,
    'access-tried',
    (fact) =>
      fact.outcome === 'succeeded' &&
      fact.command !== 'told' &&
      isServer(look, uncPath(fact.target)?.server ?? null),
  );
  return (
    opened.length > 0 || look.on(client, 'smb-connection', (fact) => isServer(look, fact.server)).length > 0
  );
}

/** Records of the client's own that are written only over a connection. */
function gotFurther(look: Look<Needs>): Item {
  return tiedItem('the client got further than the connection', [
    ...look.tied(
      'smb-client-failure',
      (fact) => AFTER_CONNECT.has(fact.event) && isServer(look, fact.server ?? fact.principal),
    ),
    ...look.tied(
      'ntlm-blocked',
      (fact) => (fact.gate === 'client-policy' || fact.gate === 'smb-client') && isServer(look, fact.target),
    ),
  ]);
}

/** The name as typed, or another name or address of the same computer. */
function isServer(look: Look, written: string | null): boolean {
  const name = hostName(written);
  if (name === null) return false;
  return name === look.attempt.target || (look.server !== null && look.host(written)?.id === look.server.id);
}

function openTheWay(look: Look<Needs>) {
  const { elsewhereOpen } = portTests(look);
  const [other] = proofs('', elsewhereOpen, 1);
  return {
    level: 1 as const,
    title: 'Open TCP 445 between this client and the server',
    explanation:
      other === undefined
        ? 'First find out where it ends: test the port from a computer in the server’s own network as well. Nothing in the NTLM policy has to change, and no firewall has to be switched off.'
        : 'From another computer the port answers: the server listens, so it ends on the way, or at this client. Nothing in the NTLM policy has to change.',
    steps: [
      {
        where: `${onClient(look)}, in PowerShell`,
        command: `Test-NetConnection ${targetInCommand(look)} -Port ${String(SMB_PORT)}`,
        says: 'RemoteAddress must be the server’s own address; TcpTestSucceeded must become True. Repeat it on a computer beside the server.',
      },
      {
        where: `${onServer(look)}, in PowerShell as administrator`,
        command: `Get-NetTCPConnection -LocalPort ${String(SMB_PORT)} -State Listen`,
        says: 'No line: the Server service does not run there.',
      },
      {
        where: `${onServer(look)}, in PowerShell as administrator`,
        command: 'Get-NetFirewallRule -Name FPS-SMB-In-TCP | Format-List Enabled,Profile,Action',
        says: 'If it is not enabled for the profile in use: Enable-NetFirewallRule -Name FPS-SMB-In-TCP, limited to the networks that need it.',
      },
      {
        where: 'in the firewalls between both, or in the VPN',
        command: null,
        says: `Allow TCP ${String(SMB_PORT)} from the clients’ network to this server only, never to the internet.`,
      },
    ],
    verify: [
      `${onClient(look)}: Test-NetConnection ${targetInCommand(look)} -Port ${String(SMB_PORT)} says TcpTestSucceeded : True.`,
      `net use ${share(look)}`,
      'What comes now may be another refusal: Kerberos and NTLM are tried for the first time.',
    ],
    rollback: [
      `${onServer(look)}: Disable-NetFirewallRule -Name FPS-SMB-In-TCP`,
      'Take the rule out of the firewall or the VPN again.',
    ],
    impact: 'Whoever is in the allowed network reaches the SMB server. Keep the rule narrow.',
  };
}

function otherWay(look: Look<Needs>) {
  return {
    level: 2 as const,
    title: 'A way that needs no port 445: VPN, or SMB over QUIC',
    explanation:
      'Many providers and hotel networks block 445 for good. SMB over QUIC uses UDP 443 with TLS: Windows 11 as the client, Windows Server 2022 Datacenter: Azure Edition or Server 2025 as the server.',
    steps: [
      {
        where: `${onClient(look)}, in PowerShell, once the server has its certificate`,
        command: `New-SmbMapping -RemotePath ${share(look)} -TransportType QUIC`,
        says: null,
      },
    ],
    verify: [`Get-SmbConnection shows ${serverInCommand(look)} on this client.`],
    rollback: [`Remove-SmbMapping -RemotePath ${share(look)}`],
    impact:
      'Without a KDC proxy, SMB over QUIC from outside authenticates by NTLMv2: mind it before NTLM is restricted.',
  };
}
