/** The event log exports that are read. The first is the one to ask for; those of other programs come last. */
import type { LogFormat } from '../format.ts';
import { chainsawCsv } from './chainsaw-csv/chainsaw-csv.ts';
import { eventClixml } from './clixml/event-clixml.ts';
import { eventViewerCsv } from './csv/event-viewer-csv.ts';
import { getEventLogCsv } from './csv/get-eventlog-csv.ts';
import { getWinEventCsv } from './csv/get-winevent-csv.ts';
import { eventText } from './text/event-text.ts';
import { eventXml } from './xml/event-xml.ts';
import { evtx } from './evtx/evtx.ts';
import { eventJson } from './event-json/event-json.ts';
import { evtxecmdCsv } from './evtxecmd-csv/evtxecmd-csv.ts';
import { hayabusaCsv } from './hayabusa-csv/hayabusa-csv.ts';
import { logAnalyticsCsv } from './log-analytics-csv/log-analytics-csv.ts';
import { ntlmLogonEventsCsv } from './ntlm-logon-events-csv/ntlm-logon-events-csv.ts';
import { splunkCsv } from './splunk-csv/splunk-csv.ts';

export const eventLogFormats: readonly LogFormat[] = [
  evtx,
  getWinEventCsv,
  eventViewerCsv,
  eventXml,
  getEventLogCsv,
  eventClixml,
  eventText,
  evtxecmdCsv,
  eventJson,
  logAnalyticsCsv,
  splunkCsv,
  hayabusaCsv,
  chainsawCsv,
  ntlmLogonEventsCsv,
];
