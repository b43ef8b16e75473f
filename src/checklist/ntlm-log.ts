/** Which logs of the case are of the NTLM channel: client and server write it by one provider, domain controllers by another. */
import type { Placed } from '../correlation/placed.ts';
import type { ItemView } from './item.ts';

/** Lower case, in the spelling of files and in the short one of the Event Viewer window. */
const PROVIDERS = [
  'microsoft-windows-ntlm',
  'ntlm',
  'microsoft-windows-security-netlogon',
  'security-netlogon',
];

export function ntlmLogs(view: ItemView<'log-coverage'>): readonly Placed<'log-coverage'>[] {
  return view
    .all('log-coverage')
    .filter((placed) =>
      Object.keys(placed.fact.events).some((key) => PROVIDERS.includes(key.split('/')[0] ?? '')),
    );
}
