/** The event log exports that are read. The first is the one to ask for. */
import type { LogFormat } from '../format.ts';
import { eventViewerCsv } from './csv/event-viewer-csv.ts';
import { getWinEventCsv } from './csv/get-winevent-csv.ts';
import { evtx } from './evtx/evtx.ts';

export const eventLogFormats: readonly LogFormat[] = [evtx, getWinEventCsv, eventViewerCsv];

export { otherEventCsv } from './csv/other-event-csv.ts';
