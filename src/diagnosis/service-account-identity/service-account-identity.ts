/**
 * A service, job or agent opens the share under another identity than its owner thinks. LocalSystem, NetworkService and
 * virtual accounts such as `NT SERVICE\MSSQLSERVER` go out as the computer account `DOMAIN\HOST$`, and that account has
 * no right on the share. The person who tests it at a prompt gets in.
 *
 * https://learn.microsoft.com/en-us/sql/database-engine/configure-windows/configure-windows-service-accounts-and-permissions
 */
import type { Tied } from '../../correlation/attempts.ts';
import type { Host } from '../../correlation/hosts.ts';
import { accountsAgree, type Look } from '../../correlation/look.ts';
import { account, isAnonymous, isComputerAccount, uncPath } from '../../windows/names.ts';
import { quoted } from '../../windows/powershell.ts';
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
import { denialsInSession, FILE_DENIAL_KINDS } from '../file-denial.ts';
import { clientBlock, REFUSAL_KINDS } from '../ntlm-refusal.ts';
import { isOwnComputerAccount } from '../passed.ts';
import { deniedByShare, noArrival, refusalInSession, refusals, SHARE_DENIAL_KINDS } from '../share-denial.ts';
import { SERVICE_KINDS, serviceBehind, travelsAs, type Traveller } from '../service-identity.ts';
import { onServer, serverName } from '../steps.ts';

const NEEDS = [...SHARE_DENIAL_KINDS, ...FILE_DENIAL_KINDS, ...REFUSAL_KINDS, ...SERVICE_KINDS] as const;
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
  about: {
    statement:
      'A service, a job or an agent opens the share under another account than its owner thinks. LocalSystem, NetworkService and accounts such as NT SERVICE\\MSSQLSERVER reach other computers as the account of their own computer, HOST$, and LocalService as nobody. The person who tests it at a prompt gets in; the service does not.',
    provedBy: [
      'The account of the service goes out as HOST$, and the server refuses HOST$ of that computer in its session.',
      'The service runs as LocalService, and the server refuses an anonymous session of that computer.',
      'The server refuses HOST$ of that computer, and at that time a service there reports an error for the same path.',
    ],
    ruledOutBy: [
      'Nobody arrived at the server from that computer, its logon failed there, or it refused to send NTLM itself.',
      'The account under which the service runs arrived itself: then its permissions are the matter.',
      'The service runs as a named account, and HOST$ arrived all the same: then look at delegation.',
    ],
    prevention: ['P2'],
  },
  lookalikes: [
    {
      id: 'share-permission-denied',
      says: 'The account that arrives is the intended one: then the permissions of the share or of the folder are the matter.',
    },
    {
      id: 'double-hop-delegation',
      says: 'The service runs as a named account and the server still sees the computer account: a second hop without delegation.',
    },
    {
      id: 'wrong-saved-credential',
      says: 'The service has an old saved password: then the logon fails, and no permission is checked.',
    },
    {
      id: 'outgoing-ntlm-deny-all',
      says: 'The computer of the service may not send NTLM: then nobody arrives.',
    },
    {
      id: 'machine-password-out-of-sync',
      says: 'The password of the computer’s own account is out of sync: then nobody arrives either.',
    },
  ],
  needs: NEEDS,
  judge(look) {
    const denied = deniedInSession(look);
    return {
      necessary: [background(look)],
      sufficient: [
        [serviceTravelsAs(look, 'computer'), denied],
        [serviceTravelsAs(look, 'anonymous'), deniedAsNobody(look)],
        [denied, serviceErrorThen(look)],
      ],
      specific: [deniedWhereServiceRuns(look), contrast(look)],
      against: [
        oneOf(clientBlock(look), logonFailed(look)),
        hasBackground(look) ? nobodyArrived(look) : unobserved(),
        namedAccountArrived(look),
        serviceOfNamedAccount(look),
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
  const behind = deniedBehindShare(look);
  if (!isPresent(refused) && isPresent(behind)) return behind;
  if (isPresent(refused) || denied.length === 0 || logons.length === 0) return refused;
  const item = tiedItem('the share’s permissions denied the computer account (event 1006)', denied);
  const arrived = tiedItem('the server logged the computer account on', logons);
  if (!isPresent(item) || !isPresent(arrived)) return refused;
  const tie = item.tie === 'tied' && arrived.tie === 'tied' ? 'tied' : 'weak';
  return present(tie, ...item.proofs, ...arrived.proofs);
}

/** The share let the computer account in, and the file system refused it in the same session. */
function deniedBehindShare(look: Look<Needs>): Item {
  const who = isMachine(look);
  const [best] = denialsInSession(look).filter(({ denied }) => who(denied.fact.user));
  if (best === undefined) return unobserved();
  const logons = look.agreeing('logon', (fact) => who(fact.user) && fact.logonIds.includes(best.session));
  const [logon] = proofs('the session is the one of this logon', logons, 1);
  return logon === undefined
    ? unobserved()
    : present(
        best.strength,
        ...proofs('the file system refused the computer account behind the share', [best.denied.placed], 1),
        logon,
      );
}

/** The account of the service behind the attempt goes out as the computer, or as nobody. */
function serviceTravelsAs(look: Look<Needs>, traveller: Traveller): Item {
  const service = serviceBehind(look, machine(look));
  if (service === null) return unobserved(hasBackground(look) ? askServiceAccount(look) : null);
  if (travelsAs(service.fact.account) !== traveller) return unobserved();
  const as = traveller === 'computer' ? 'the account of its computer' : 'nobody';
  return shown(
    `${service.fact.service} runs as ${service.fact.account} and reaches other computers as ${as}`,
    [service],
    service.holding === 'named' ? 'tied' : 'assumed',
  );
}

/** LocalService has no credentials for the network: the share refuses an anonymous session of that computer. */
function deniedAsNobody(look: Look<Needs>): Item {
  const server = look.server;
  const refused = look
    .tied('share-access', (fact) => fact.outcome === 'failure' && isAnonymous(fact.user, fact.sid))
    .filter((one) => one.placed.host !== null && one.placed.host.id === server?.id);
  const linked = refused.flatMap((access) => {
    const ids = access.fact.logonIds.filter((id) => id !== '' && id !== '0x0');
    const [logon] = look.on(
      server,
      'logon',
      (fact) =>
        fact.logonType === 3 &&
        isAnonymous(fact.user, fact.sid) &&
        fact.logonIds.some((id) => ids.includes(id)),
    );
    return logon === undefined || !look.isOfSamePerson(logon) ? [] : [{ access, logon }];
  });
  const best = linked.find(({ access }) => access.strength === 'tied') ?? linked[0];
  return best === undefined
    ? unobserved()
    : present(
        best.access.strength,
        ...proofs('the share refused an anonymous session', [best.access.placed], 1),
        ...proofs('the session is an anonymous one of this computer', [best.logon], 1),
      );
}

/** The service has a named account and the computer account came all the same: something was not handed on. */
function serviceOfNamedAccount(look: Look<Needs>): Item {
  const service = serviceBehind(look, machine(look));
  const who = isMachine(look);
  const came = [...refusals(look, who), ...deniedByShare(look, who)].length > 0;
  return service !== null && came && travelsAs(service.fact.account) === 'itself'
    ? shown(`${service.fact.service} runs as ${service.fact.account}, and that is not who arrived`, [service])
    : unobserved();
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

/** The computer account was refused at the logon, by NTLM or by its key: then no permission was asked. */
function logonFailed(look: Look<Needs>): Item {
  const who = isMachine(look);
  const arrived = look.tied('logon', (fact) => who(fact.user));
  return arrived.length > 0
    ? unobserved()
    : tiedItem(
        'the server refused the logon of the computer account, so no permission was asked',
        look.tied('logon-failed', (fact) => who(fact.user)),
      );
}

/** No identity reached the server at all. */
function nobodyArrived(look: Look<Needs>): Item {
  const silence = noArrival(look);
  const [first, ...more] = silence.state === 'absent' ? silence.proofs : [];
  return first === undefined ? unobserved() : present('tied', first, ...more);
}

/**
 * A named account arrived and was refused. It acquits where the service is known to run as that account; else it speaks against,
 * no more: the files do not tell which account the owner means.
 */
function namedAccountArrived(look: Look<Needs>): Item {
  if (look.tied('service-failure').length === 0) return unobserved();
  const intended = account(serviceBehind(look, machine(look))?.fact.account);
  const refused = look.tied(
    'share-access',
    (fact) => fact.outcome === 'failure' && !isComputerAccount(fact.user),
  );
  const meant = refused.filter(({ fact }) => accountsAgree(intended, account(fact.user, fact.domain)));
  return meant.length > 0
    ? tiedItem('the account under which the service runs arrived: its permissions are the matter', meant)
    : supporting(
        tiedItem(
          'a named account arrived; if it is the intended one, its permissions are the matter',
          refused,
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
