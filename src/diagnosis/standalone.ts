/** Signs that a server may be in no domain. They never prove it; they keep "alias" from being assumed. */
import type { Look } from '../correlation/look.ts';
import { firstLabel, isDeviceName, type HostName } from '../windows/names.ts';

/** The account is one of the server itself, or the name is as appliances bear it. */
export function hintsAtStandalone(look: Look, target: HostName): boolean {
  return look.attempt.user?.domain === firstLabel(target) || isDeviceName(target);
}
