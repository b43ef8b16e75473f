import { describe, expect, it } from 'vitest';
import { quoted, readWith, type TestReading } from '../csv/test-exports.ts';
import { chainsawCsv } from './chainsaw-csv.ts';

const HEADER = 'timestamp,detections,path,Event.System.Provider,Event ID,Record ID,Computer,Event Data';

const read = (yaml: string, record = '1'): Promise<TestReading> =>
  readWith(
    chainsawCsv,
    `${HEADER}\n2026-11-20T07:01:12+00:00,A rule,a.evtx,Microsoft-Windows-NTLM,4001,${record},WS07,${quoted(yaml)}\n`,
  );

describe('Event Data', () => {
  it.each([
    ['plain', 'TargetName: cifs/files', 'cifs/files'],
    ['in single quotes', "TargetName: 'cifs/o''brien: a'", "cifs/o'brien: a"],
    ['in double quotes', String.raw`TargetName: "cifs/\"a\"\u00e9"`, 'cifs/"a"é'],
    ['with a colon', 'TargetName: cifs/files:445', 'cifs/files:445'],
    ['as a block', 'TargetName: |-\n  cifs/files\n', 'cifs/files'],
    ['behind a mark of a document', '---\nTargetName: cifs/files\n', 'cifs/files'],
    ['beside an empty one', 'DomainName: null\nTargetName: cifs/files', 'cifs/files'],
  ])('%s', async (_, yaml, target) => {
    const [sighting] = (await read(`${yaml}\nUserName: mara\n`)).sightings;
    expect(sighting?.says).toMatchObject({ target, user: 'mara' });
  });

  it.each([
    ['a list', 'TargetName:\n- cifs/files'],
    ['an alias', 'TargetName: *files'],
    ['a map in braces', 'TargetName: {a: b}'],
    ['a quote without an end', "TargetName: 'cifs/files"],
    ['an odd escape', String.raw`TargetName: "\x41"`],
    ['a second line', 'TargetName: cifs/files\ncontinued'],
    ['another name in a nested map', 'TargetName: cifs/files\n  UserName: other'],
  ])('with %s is not used', async (_, yaml) => {
    const reading = await read(`UserName: mara\n${yaml}\n`);
    expect(reading.sightings).toEqual([]);
    expect(reading.notes.map(({ code }) => code)).toEqual(['chosen-by-rules', 'message-not-understood']);
  });
});

it('a group without the data is counted', async () => {
  const reading = await readWith(
    chainsawCsv,
    'timestamp,detections,path,Event ID,Record ID,Computer,Target Username\n2026-11-20T07:01:12+00:00,Lateral,a.evtx,4624,1,FS01,mara\n',
  );
  expect([reading.sightings, reading.summary.read]).toEqual([[], 1]);
  expect(reading.notes.map(({ code }) => code)).toEqual(['chosen-by-rules', 'details-only']);
});
