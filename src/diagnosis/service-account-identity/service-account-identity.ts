/**
 * A service, job or agent opens the share under another identity than its owner thinks. LocalSystem, NetworkService and
 * virtual accounts such as `NT SERVICE\MSSQLSERVER` go out as the computer account `DOMAIN\HOST$`, and that account has
 * no right on the share. The person who tests it at a prompt gets in.
 *
 * https://learn.microsoft.com/en-us/sql/database-engine/configure-windows/configure-windows-service-accounts-and-permissions
 */
import type { Tied } from '../../correlation/attempts.ts';
import type { Host } from '../../correlation/hosts.ts';
import type { Look } from '../../correlation/look.ts';
import { isComputerAccount, uncPath } from '../../windows/names.ts';
import { win32Of } from '../../windows/status.ts';
import { askServiceAccount } from '../asks.ts';
import { cause } from '../cause.ts';
import {
  isPresent,
  oneOf,
  present,
  proofs,
  shown,
  supporting,
  tiedItem,
  unobserved,
  type Item,
} from '../item.ts';
import { clientBlock, REFUSAL_KINDS } from '../ntlm-refusal.ts';
import { isOwnComputerAccount } from '../passed.ts';
import { quoted } from '../powershell.ts';
import { deniedByShare, noArrival, refusalInSession, refusals, SHARE_DENIAL_KINDS } from '../share-denial.ts';
import { onServer, serverName } from '../steps.ts';

const NEEDS = [...SHARE_DENIAL_KINDS, ...REFUSAL_KINDS, 'smb-share'] as const;
type Needs = (typeof NEEDS)[number];

export default cause({
  id: 'service-account-identity',
  title: 'The service arrives as another account than expected',
  role: 'root',
  stage: 'logon',
  survives: 'logon',
  references: [
    'https://learn.microsoft.com/en-us/sql/database-engine/configure-windows/configure-windows-service-accounts-and-permissions',
  ],
  lookalikes: [
    'The account that arrives is the intended one: then the permissions of the share or of the folder are the matter.',
    'The service runs as a named account and the server still sees the computer account: a second hop without delegation.',
    'The service has an old saved password: then the logon fails, and no permission is checked.',
    'The computer of the service may not send NTLM, or its own password is out of sync: then nobody arrives.',
  ],
  needs: NEEDS,
  judge(look) {
    const denied = deniedInSession(look);
    return {
      necessary: [background(look)],
      sufficient: [
        // The account of a service is in no format that is read today.
        [unobserved(hasBackground(look) ? askServiceAccount(look) : null), denied],
        [denied, serviceErrorThen(look)],
      ],
      specific: [deniedWhereServiceRuns(look), contrast(look)],
      against: [
        clientBlock(look),
        hasBackground(look) ? nobodyArrived(look) : unobserved(),
        namedAccountArrived(look),
      ],
    };
  },
  clause: (look) =>
    `the service reaches ${serverName(look)} as ${machineAccount(look) ?? 'the account of its computer'}`,
  stageWords: (look) => `Arrived as ${machineAccount(look) ?? 'the computer account'}`,
  remedies: (look) => [ownAccount(look), grantMachine(look)],
});

/** The attempt comes from a process that is not the interactive user's: a service says so, or the account that arrived. */
function background(look: Look<Needs>): Item {
  return oneOf(
    tiedItem('a service reports the failed access itself', look.tied('service-failure')),
    tiedItem('a computer account arrived, so no interactive user opened it', [
      ...look.tied('share-access', (fact) => isComputerAccount(fact.user)),
      ...look.tied('logon', (fact) => isComputerAccount(fact.user)),
      ...look.tied('smb-share-denied', (fact) => isComputerAccount(fact.user)),
    ]),
  );
}

function hasBackground(look: Look<Needs>): boolean {
  return isPresent(background(look));
}

/** `HOST$` of the computer on which the service runs. A gMSA ends in `$` as well and is no computer of the case. */
function isMachine(look: Look<Needs>): (user: string) => boolean {
  return (user) =>
    look.client === null
      ? isComputerAccount(user) && look.host(user) !== null
      : isOwnComputerAccount(look, user);
}

/** The share refused `HOST$`, in a session that the server opened for it. */
function deniedInSession(look: Look<Needs>): Item {
  const who = isMachine(look);
  const refused = refusalInSession(look, who);
  const denied = deniedByShare(look, who);
  const logons = look.tied('logon', (fact) => who(fact.user));
  if (isPresent(refused) || denied.length === 0 || logons.length === 0) return refused;
  const item = tiedItem('the share’s permissions denied the computer account (event 1006)', denied);
  const arrived = tiedItem('the server logged the computer account on', logons);
  if (!isPresent(item) || !isPresent(arrived)) return refused;
  const tie = item.tie === 'tied' && arrived.tie === 'tied' ? 'tied' : 'weak';
  return present(tie, ...item.proofs, ...arrived.proofs);
}

/** The service's own error of that time, naming the same path. */
function serviceErrorThen(look: Look<Needs>): Item {
  const share = look.attempt.share?.toLowerCase() ?? null;
  const named = look.tied(
    'service-failure',
    (fact) => share !== null && uncPath(fact.target)?.share?.toLowerCase() === share,
  );
  const dated = named.filter((one) => one.fact.times.length > 0);
  const undated = named.filter((one) => one.fact.times.length === 0).map(weakened);
  return tiedItem(
    'at that time a service reports an error for the same path',
    [...dated, ...undated],
    unobserved({
      ...askServiceAccount(look),
      what: 'the error log of the service around the failure, and its account',
    }),
  );
}

/** Without a time it is not known to be the error of that moment. */
function weakened(one: Tied<'service-failure'>): Tied<'service-failure'> {
  return { ...one, strength: 'weak' };
}

/** A denial of `HOST$`, and a service on that computer that reaches for shares. */
function deniedWhereServiceRuns(look: Look<Needs>): Item {
  const who = isMachine(look);
  const services = look.on(machine(look), 'service-failure', (fact) => fact.target !== null);
  const refused = [...refusals(look, who), ...deniedByShare(look, who)];
  const item = tiedItem('the share refused the account of the computer, not a person', refused);
  const [service] = proofs('a service of that computer reports failed accesses', services, 1);
  if (!isPresent(item) || service === undefined) return unobserved();
  return present(item.tie, ...item.proofs, service);
}

/** The interactive user of the same computer opens the same share, and the service is denied (error 5, not another). */
function contrast(look: Look<Needs>): Item {
  const share = look.attempt.share?.toLowerCase() ?? null;
  const services = look.tied('service-failure', (fact) => fact.code !== null && win32Of(fact.code) === 5);
  const failed = tiedItem('the service is denied (error 5)', services);
  if (!isPresent(failed) || share === null || look.client === null) return unobserved();
  const opened = look.on(look.client, 'access-tried', (fact) => {
    const path = uncPath(fact.target);
    return (
      fact.outcome === 'succeeded' &&
      path?.share?.toLowerCase() === share &&
      path.server === look.attempt.target
    );
  });
  const item = shown('somebody at a prompt of the same computer opens the same share', opened);
  return isPresent(item) ? present(failed.tie, ...failed.proofs, ...item.proofs) : unobserved();
}

/** No identity reached the server at all. */
function nobodyArrived(look: Look<Needs>): Item {
  const silence = noArrival(look);
  const [first, ...more] = silence.state === 'absent' ? silence.proofs : [];
  return first === undefined ? unobserved() : present('tied', first, ...more);
}

/** It speaks against, no more: the files do not tell which account the owner means. */
function namedAccountArrived(look: Look<Needs>): Item {
  const services = look.tied('service-failure');
  if (services.length === 0) return unobserved();
  return supporting(
    tiedItem(
      'a named account arrived; if it is the intended one, its permissions are the matter',
      look.tied('share-access', (fact) => fact.outcome === 'failure' && !isComputerAccount(fact.user)),
    ),
  );
}

function machine(look: Look<Needs>): Host | null {
  return look.client ?? look.host(look.attempt.user?.name ?? null);
}

/** The computer account as the server wrote it: `CORP\SQL01$`. */
function machineAccount(look: Look<Needs>): string | null {
  const who = isMachine(look);
  const [access] = refusals(look, who);
  if (access !== undefined)
    return access.fact.domain === null ? access.fact.user : `${access.fact.domain}\\${access.fact.user}`;
  const [denied] = deniedByShare(look, who);
  return denied?.fact.user ?? null;
}

function ownAccount(look: Look<Needs>) {
  const service = look.tied('service-failure')[0]?.fact.service ?? '<service>';
  return {
    level: 2 as const,
    title: 'Run the service under an account of its own and grant that',
    explanation:
      'A group managed service account (gMSA) or a domain account. A grant to NT SERVICE\\… on a remote share has no effect: the service leaves its computer as the computer account.',
    steps: [
      {
        where: `${onMachine(look)}, in PowerShell`,
        command: `sc.exe qc ${quoted(service)}`,
        says: 'Shows the account the service runs as today.',
      },
      {
        where: onMachine(look),
        command: null,
        says: 'Set the gMSA or domain account as the logon account of the service, and grant it the right on share and folder.',
      },
    ],
    verify: [`${serverName(look)} logs 4624 and 5145 with success for that account.`],
    rollback: ['Set the former logon account of the service again and restart it.'],
  };
}

function grantMachine(look: Look<Needs>) {
  const account = machineAccount(look);
  const share = look.attempt.share;
  const folder = look
    .on(
      look.server,
      'smb-share',
      (fact) => fact.path !== null && fact.name.toLowerCase() === share?.toLowerCase(),
    )
    .map((placed) => placed.fact.path)[0];
  const where = folder === undefined || folder === null ? '<folder of the share>' : quoted(folder);
  const name = share === null ? '<share>' : quoted(share);
  const who = account === null ? '<DOMAIN>\\<HOST>$' : quoted(account);
  const rule = account === null ? '<DOMAIN>\\<HOST>$:(OI)(CI)M' : quoted(`${account}:(OI)(CI)M`);
  return {
    level: 1 as const,
    title: 'Otherwise: grant the computer account, on the share and on the folder',
    explanation:
      'Both are needed. Then look at the path: by an address or an alias without SPN Kerberos is not possible.',
    steps: [
      {
        where: `${onServer(look)}, in PowerShell as administrator`,
        command: `Grant-SmbShareAccess -Name ${name} -AccountName ${who} -AccessRight Change -Force`,
        says: null,
      },
      {
        where: `${onServer(look)}, in PowerShell as administrator`,
        command: `icacls ${where} /grant ${rule}`,
        says: null,
      },
    ],
    verify: [`${serverName(look)} logs 5145 with success for ${account ?? 'the computer account'}.`],
    rollback: [
      `Revoke-SmbShareAccess -Name ${name} -AccountName ${who} -Force`,
      `icacls ${where} /remove ${who}`,
    ],
    impact:
      'Every service of that computer that runs under LocalSystem, NetworkService or a virtual account gets the right.',
  };
}

function onMachine(look: Look<Needs>): string {
  return `on ${machine(look)?.shown ?? 'the computer of the service'}`;
}
