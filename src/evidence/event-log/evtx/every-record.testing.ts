/** For tests: every record of a file, whether an event of our list or not. */
import { Chunk, Damaged } from './chunk.ts';
import { ChunkStream } from './chunk-stream.ts';
import { DataReader, dataOfTree, type EventData } from './event-data.ts';
import { eventIn, type Node } from './node.ts';
import { RECORD_HEADER, walkRecords } from './records.ts';
import { instanceToken, Templates } from './templates.ts';
import { treeOf } from './tree.ts';
import { Values } from './values.ts';
import { xmlText } from './xml-text.ts';

export interface EveryRecord {
  /** Identifier in the file. */
  readonly id: number;
  /** Null where it is damaged. */
  readonly event: Node | null;
  /** As a citation shows it. */
  readonly xml: string;
  /** The data as read by the layout of the template, and from the built elements; the first null where there is no layout. */
  readonly byLayout: EventData | null;
  readonly built: EventData | null;
}

export function everyRecord(file: Uint8Array): EveryRecord[] {
  const chunk = new Chunk();
  const templates = new Templates();
  const data = new DataReader(templates);
  const records: EveryRecord[] = [];
  let last: number | null = null;
  const read = (at: number, size: number): void => {
    const id = chunk.uint64(at + 8);
    const [from, end] = [at + RECORD_HEADER, at + size - 4];
    try {
      const content = treeOf(chunk, templates, from, end);
      const event = eventIn(content);
      const byLayout = byLayoutOf(chunk, templates, data, from, end);
      records.push({ id, event, xml: xmlText(content), byLayout, built: dataOfTree(event) });
    } catch (error) {
      if (!(error instanceof Damaged)) throw error;
      records.push({ id, event: null, xml: '', byLayout: null, built: null });
    }
  };
  const stream = new ChunkStream(chunk, {
    chunk() {
      templates.begin();
      last = walkRecords(chunk, last, read).lastId;
    },
  });
  stream.push(file);
  stream.end();
  return records;
}

function byLayoutOf(
  chunk: Chunk,
  templates: Templates,
  data: DataReader,
  from: number,
  end: number,
): EventData | null {
  const token = instanceToken(chunk, from, end);
  if (token === null) return null;
  const values = new Values();
  const place = templates.open(chunk, token + 1, end, values).template.layout.event?.data ?? null;
  return place === null ? null : data.read(chunk, place, values);
}
