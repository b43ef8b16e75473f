/**
 * Services whose SPN stands on the account that they run under, and what has to be said of them.
 *
 * https://learn.microsoft.com/en-us/sql/database-engine/configure-windows/register-a-service-principal-name-for-kerberos-connections ,
 * https://learn.microsoft.com/en-us/troubleshoot/developer/webapps/iis/www-authentication-authorization/troubleshoot-kerberos-failures-ie
 */
import { inCommand } from '../../windows/command-name.ts';
import { ownersOfTarget, ownerLines } from './spn-trouble.ts';
import type { WayOut } from '../way-out.ts';
import { cell, kerberosLines, serverShown, witnessLines, type Ground } from './ground.ts';
import { kerberosFailure } from './kerberos-failed.ts';

interface ServiceWords {
  readonly spn: string;
  readonly what: string;
  readonly account: string;
  /** How its SPN is asked for: those of SQL Server carry a port or an instance. */
  readonly query: (name: string) => string;
}

const WEB: ServiceWords = {
  spn: 'HTTP',
  what: 'web site',
  account: 'the account of the application pool',
  query: (name) => `setspn -Q HTTP/${name}`,
};

const SERVICES: ReadonlyMap<string, ServiceWords> = new Map([
  ['http', WEB],
  ['www', WEB],
  [
    'mssqlsvc',
    {
      spn: 'MSSQLSvc',
      what: 'database',
      account: 'the account under which SQL Server runs',
      query: (name: string) => `setspn -Q MSSQLSvc/${name}*`,
    },
  ],
  [
    'termsrv',
    {
      spn: 'TERMSRV',
      what: 'Remote Desktop',
      account: 'the account of the computer',
      query: (name: string) => `setspn -Q TERMSRV/${name}`,
    },
  ],
]);

/** What a web site, a database or Remote Desktop needs under a name. Nothing here is certain: their own settings may ask for NTLM. */
export function ownService(ground: Ground): WayOut | null {
  const words = SERVICES.get(ground.service);
  const { path } = ground;
  if (words === undefined || path.target === null) return null;
  const owners = ownersOfTarget(ground);
  const failure = kerberosFailure(ground.view, path);
  const name = inCommand(path.target, '<server>');
  const isMissing = owners?.state === 'nobody' || failure?.kind === 'no-spn';
  const isJoined = ground.serverJoined.state === 'yes';
  const because = [
    ...(owners === null ? [] : ownerLines(owners)),
    ...(failure?.because ?? []),
    ...kerberosLines(ground),
  ].slice(0, 3);
  return {
    kind: isMissing ? 'register-spn' : 'repair-kerberos',
    possible: isJoined ? 'likely' : 'unknown',
    says: isMissing
      ? cell(
          `Register ${words.spn}/${path.target} on ${words.account}`,
          `Register the SPN of the ${words.what}`,
        )
      : cell(`Check the SPN and the settings of the ${words.what}`),
    why: `${sentence(ground, words, isMissing, owners?.state === 'one')}${failure === null || isMissing ? '' : `, and Kerberos failed with ${failure.words}`}.`,
    command: isMissing ? `setspn -S ${words.spn}/${name}${portOf(words)} <account>` : words.query(name),
    because: because.length > 0 ? because : witnessLines(ground, `${path.target} was asked for by NTLM`),
  };
}

function sentence(ground: Ground, words: ServiceWords, isMissing: boolean, isHeld: boolean): string {
  const target = ground.path.target ?? '';
  if (isMissing) return `No account holds ${words.spn}/${target}; it belongs on ${words.account}`;
  if (isHeld)
    return `The SPN of ${target} exists: it must be on ${words.account}, and the ${words.what} must offer Kerberos (Negotiate)`;
  return `The ${words.what} on ${serverShown(ground)} needs its own SPN ${words.spn}/${target} on ${words.account}; the files do not show whether it has one`;
}

function portOf({ spn }: ServiceWords): string {
  return spn === 'MSSQLSvc' ? ':<port>' : '';
}
