/** "The server was listening and heard nothing of this attempt": a client-side block leaves no trace anywhere else. */
import type { Look } from '../correlation/look.ts';
import { askServerSecurityLog } from './asks.ts';
import { absent, proofs, shown, unobserved, type Item } from './item.ts';

type SilenceKind = 'logon' | 'logon-failed' | 'smb-session-refused' | 'log-coverage';

export function serverSilent(look: Look<SilenceKind>): Item {
  const heard = [...look.tied('logon'), ...look.tied('logon-failed'), ...look.tied('smb-session-refused')];
  const [first] = heard;
  if (first !== undefined)
    return absent(
      ...proofs(
        'the server logged this attempt',
        heard.map((one) => one.placed),
      ),
    );
  const covering = look.listening(look.server, {
    providers: ['microsoft-windows-security-auditing'],
    ids: [4624, 4625],
  });
  return shown(
    'the server’s Security log covers the time and holds nothing of this attempt',
    covering,
    'tied',
    unobserved(askServerSecurityLog(look)),
  );
}
