/** Codes of a failure that a refused NTLM can have; others belong to the network, the share's name or another session. */
import type { Look } from '../../correlation/look.ts';
import { win32Of } from '../../windows/status.ts';

/** 65 and 1397 are what a hardened UNC path prints for an access without Kerberos. */
const HARDENED: readonly number[] = [65, 1397];
const AUTHENTICATION: ReadonlySet<number> = new Set([5, 50, 86, 1312, 1326, 1327, 1937, ...HARDENED]);
/** Name, transport and negotiation come before authentication, 31010 (the share refused the session) behind it. */
const OTHER_STAGE: ReadonlySet<number> = new Set([30800, 30803, 30816, 31010]);

/** Nothing that the client printed or logged says that another stage failed. A prompt prints no code. */
export function failedCode(look: Look): boolean {
  const { printed, witnesses } = look.attempt;
  if (printed !== null && !AUTHENTICATION.has(win32Of(printed) ?? printed)) return false;
  return !witnesses.some(
    ({ fact, strength }) =>
      strength === 'tied' &&
      fact.kind === 'smb-client-failure' &&
      OTHER_STAGE.has(fact.event) &&
      !HARDENED.includes(win32Of(fact.status ?? 0) ?? 0),
  );
}
