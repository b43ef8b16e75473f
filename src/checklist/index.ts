/** The prevention checklist, in the order of the page. */
import type { CaseView } from '../correlation/look.ts';
import { NO_DECISIONS, type Decisions } from '../facts/reading.ts';
import type { Finding, Item } from './item.ts';
import mappingsAudited from './mappings-audited/mappings-audited.ts';
import ntlmAuditedBeforeEnforcing from './ntlm-audited-before-enforcing/ntlm-audited-before-enforcing.ts';
import ntlmUseInventory from './ntlm-use-inventory/ntlm-use-inventory.ts';
import policyStaged from './policy-staged/policy-staged.ts';
import smbEncryptionForSensitiveShares from './smb-encryption-for-sensitive-shares/smb-encryption-for-sensitive-shares.ts';

export const items: readonly Item[] = [
  ntlmAuditedBeforeEnforcing,
  ntlmUseInventory,
  policyStaged,
  smbEncryptionForSensitiveShares,
  mappingsAudited,
];

export interface CheckedItem extends Finding {
  readonly id: string;
  readonly title: string;
}

/** Every item with its state in this case. */
export function checklist(view: CaseView, decisions: Decisions = NO_DECISIONS): readonly CheckedItem[] {
  return items.map((item) => ({ id: item.id, title: item.title, ...item.check(view, decisions) }));
}
