/**
 * The events of the inventory as a filter. It selects and does not count: its result is the events themselves.
 *
 * Windows knows a part of XPath 1.0 only, and a `Select` may hold few expressions:
 * https://learn.microsoft.com/en-us/windows/win32/wes/consuming-events,
 * https://learn.microsoft.com/en-us/windows/win32/wes/queryschema-querytype-complextype
 */
import type { Query } from '../../format.ts';
import { NTLM_CHANNEL, NTLM_IDS, TO_COLLECT } from './events.ts';

const DAYS = 30;
const SINCE = `TimeCreated[timediff(@SystemTime) <= ${DAYS * 24 * 3600 * 1000}]`;

/** Event IDs as ranges, each of which is two expressions, however many IDs it has. */
export function idRanges(ids: readonly number[]): string {
  const ranges: { from: number; to: number }[] = [];
  for (const id of ids) {
    const last = ranges.at(-1);
    if (last?.to === id - 1) last.to = id;
    else ranges.push({ from: id, to: id });
  }
  return ranges
    .map(({ from, to }) => (from === to ? `EventID=${from}` : `(EventID >= ${from} and EventID <= ${to})`))
    .join(' or ');
}

/** `quote`: what stands around a value; the other one may stand around the whole. */
export const ntlmPath = (quote: "'" | '"'): readonly (readonly [channel: string, path: string])[] => {
  const is = (name: string, value: string): string =>
    `Data[@Name=${quote}${name}${quote}]=${quote}${value}${quote}`;
  const isLm = ['NTLM V1', 'NTLM V2', 'LM'].map((value) => is('LmPackageName', value)).join(' or ');
  return [
    [NTLM_CHANNEL, `*[System[(${idRanges(NTLM_IDS)}) and ${SINCE}]]`],
    [
      'Security',
      `*[System[EventID=4624 and ${SINCE}] and EventData[${is('LogonType', '3')} and (${is('AuthenticationPackageName', 'NTLM')} or ${isLm})]]`,
    ],
    ['Security', `*[System[EventID=4776 and ${SINCE}]]`],
  ];
};

const escaped = (path: string): string =>
  path.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const queryList = `<QueryList>
${ntlmPath("'")
  .map(
    ([channel, path], index) => `  <Query Id="${index}" Path="${channel}">
    <Select Path="${channel}">${escaped(path)}</Select>
  </Query>`,
  )
  .join('\n')}
</QueryList>
`;

const filter: Query = {
  title: 'Filter for NTLM events',
  language: 'XPath',
  where:
    'Windows Event Forwarding: as the query of a subscription. Or on a collector or any computer, saved as C:\\temp\\ntlm-query.xml.',
  text: queryList,
  notes: [
    'It selects events and does not count them: drop the events themselves, not a CSV of this kind.',
    'With the file: wevtutil epl C:\\temp\\ntlm-query.xml C:\\temp\\ntlm-events.evtx /sq:true /ow:true writes an event log to drop here; wevtutil qe C:\\temp\\ntlm-query.xml /sq:true /f:xml prints the events as XML. Both need an elevated prompt for the Security log.',
    'A collector keeps what it is sent in the log ForwardedEvents: export that log whole.',
    `2592000000 is ${DAYS} days in milliseconds; a subscription does not need that part.`,
    ...TO_COLLECT,
  ],
};

export const xpathQueries: readonly Query[] = [filter];
