/** What the help says of each cause, made from the cause itself: no case is needed. */
import { NO_ATTEMPT } from '../correlation/attempts.ts';
import { CaseView, Look } from '../correlation/look.ts';
import { place } from '../correlation/placed.ts';
import type { PreventionId } from '../diagnosis/cause.ts';
import { judge } from '../diagnosis/diagnose.ts';
import { causes, groups } from '../diagnosis/index.ts';
import { uniqueAsks } from '../diagnosis/verdict.ts';
import { ask } from './because.ts';
import type { Ask, Remedy } from './document.ts';
import { remedyOf } from './remedies.ts';

/** The help on one cause. Names of computers and shares stand as `<server>` in its commands. */
export interface CausePage {
  readonly id: string;
  readonly title: string;
  /** `NTLM is refused`: the heading under which it stands. */
  readonly group: string;
  readonly statement: string;
  readonly provedBy: readonly string[];
  readonly ruledOutBy: readonly string[];
  /** `id` and `title` null: what looks alike is no cause of the list. */
  readonly lookalikes: readonly {
    readonly id: string | null;
    readonly title: string | null;
    readonly says: string;
  }[];
  readonly collect: readonly Ask[];
  readonly remedies: readonly Remedy[];
  /** What keeps it from coming back, in sentences. */
  readonly prevention: readonly string[];
  readonly references: readonly string[];
}

export function causePages(): readonly CausePage[] {
  const view = new CaseView(place([], {}), []);
  const look = new Look(view, NO_ATTEMPT);
  const { rulings } = judge(view, NO_ATTEMPT, causes);
  return groups.flatMap(({ title: group, members }) =>
    members.map((unit) => ({
      id: unit.id,
      title: unit.title,
      group,
      statement: unit.about.statement,
      provedBy: unit.about.provedBy,
      ruledOutBy: unit.about.ruledOutBy,
      lookalikes: unit.lookalikes.map(({ id, says }) => ({ id, says, title: titleOf(id) })),
      collect: uniqueAsks(rulings.get(unit.id)?.wouldDecide ?? []).map(ask),
      remedies: [...unit.remedies(look)]
        .sort((a, b) => a.level - b.level)
        .map((text) => remedyOf(unit, text, '')),
      prevention: unit.about.prevention.map((id) => PREVENTION[id]),
      references: unit.references,
    })),
  );
}

function titleOf(id: string | null): string | null {
  return causes.find((unit) => unit.id === id)?.title ?? null;
}

/** The items of prevention, by the ids that causes name. */
const PREVENTION: Readonly<Record<PreventionId, string>> = {
  P1: 'Audit NTLM for two to four weeks before you deny it, on clients, servers and domain controllers.',
  P2: 'Keep a list of everything that uses NTLM, each with an owner and a decision.',
  P3: 'Try the policy on a few computers first, for a week without a block that matters.',
  P4: 'Encrypt SMB for sensitive shares. It protects the data; it neither replaces authentication nor NTLM.',
  P5: 'Look at mapped drives and open connections before the change: paths by address or alias fail first.',
  P6: 'Know the clients outside the domain, the NAS devices and the trusts, and decide about each.',
  P7: 'Open shares by names that have an SPN: no addresses, an SPN for each alias, and setspn -X without a find.',
  P8: 'Keep Kerberos well: clocks within five minutes, secure channels, AES keys, no warnings of the KDC.',
  P9: 'No NTLMv1, no SMB 1, and every device able to sign.',
  P10: 'Make the NTLM and Security logs large enough for the time of the audit.',
  P11: 'Give each exception an owner, an end date and both forms of the name; keep the lists of all domain controllers equal.',
  P12: 'Have the way back ready: a backup of the GPO, a local administrator, access out of band.',
  P13: 'After the change, collect the block events (4001 to 4006) centrally and look at them.',
  P14: 'On Windows 11 24H2 and Server 2025 collect the enhanced NTLM events 4020 to 4033 too.',
};
