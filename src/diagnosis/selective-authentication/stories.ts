import { story } from '../story.ts';

const id = 'selective-authentication';
const silo = 'authentication-policy-silo';

/** A server of corp.example that writes its own full name, and domain controllers of two forests. */
const TWO_FORESTS = String.raw`
      08:00..10:00  FS01.corp.example      log security 4624 4625
      08:30:00      DC01.corp.example      ticket-request 4768 corp.example\bert 0x0 from 10.0.0.9
      08:30:00      DC09.fabrikam.example  ticket-request 4768 fabrikam.example\carl 0x0 from 10.0.0.8`;
const SILENT = 'DC01.corp.example  log policy-failures 305';

/** The same by NetBIOS names, as a list of domains links them. */
const LISTED = String.raw`
      08:00..10:00  FS01.corp.example  log security 4624 4625
      -             DC01.corp.example  domain-listed FABRIKAM fabrikam.example
      -             DC01.corp.example  domain-listed CORP corp.example forest
      09:00:00      FS01.corp.example  logon-failed FABRIKAM\anna from 10.0.0.7 WS07 ntlm 0xC0000413`;

export const stories = [
  story(
    'two forests by their NetBIOS names, and the only domain controller refused by no policy',
    { [id]: 'confirmed', [silo]: 'possible' },
    String.raw`${LISTED}
      08:00..10:00  ${SILENT}
      -             DC01.corp.example  domain-controllers corp.example DC01.corp.example
    `,
  ),
  story(
    'the log of one of two domain controllers is missing',
    { [id]: 'likely', [silo]: 'possible' },
    String.raw`${LISTED}
      08:00..10:00  ${SILENT}
      -             DC01.corp.example  domain-controllers corp.example DC01.corp.example DC02.corp.example
    `,
  ),
  story(
    'nobody knows how many domain controllers there are',
    { [id]: 'likely', [silo]: 'possible' },
    String.raw`${LISTED}
      08:00..10:00  ${SILENT}
    `,
  ),
  story(
    'the list is of the account’s own domain, whose controllers do not judge the server’s policy',
    { [id]: 'likely', [silo]: 'possible' },
    String.raw`${LISTED}
      08:00..10:00  DC09.fabrikam.example  log policy-failures 305
      -             DC09.fabrikam.example  domain-controllers fabrikam.example DC09.fabrikam.example
    `,
  ),
  story(
    'a list shows both domains in one forest',
    { [id]: 'possible', [silo]: 'possible' },
    String.raw`${LISTED}
      -  DC01.corp.example  domain-listed FABRIKAM fabrikam.example forest
    `,
  ),
  story(
    'two lists, each of its own forest: not one forest',
    { [id]: 'likely', [silo]: 'possible' },
    String.raw`${LISTED}
      -  DC09.fabrikam.example  domain-listed FABRIKAM fabrikam.example forest
    `,
  ),
  story(
    'two domains have the same NetBIOS name: which one it is, nobody knows',
    { [id]: 'possible', [silo]: 'possible' },
    String.raw`${LISTED}
      -  DC01.corp.example  domain-listed FABRIKAM fabrikam.test
    `,
  ),
  story(
    'a list names the server’s domain as the account writes it',
    { [id]: 'ruled-out', [silo]: 'confirmed' },
    String.raw`
      08:00..10:00  FS01.corp.example  log security 4624 4625
      -             DC01.corp.example  domain-listed HEAD corp.example forest
      09:00:00      FS01.corp.example  logon-failed HEAD\anna from 10.0.0.7 WS07 ntlm 0xC0000413
    `,
  ),
  story(
    'the account’s domain is named like the first label of the server’s, and no list says that they are one',
    { [id]: 'possible', [silo]: 'likely' },
    String.raw`
      08:00..10:00  FS01.corp.example  log security 4624 4625
      09:00:00      FS01.corp.example  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC0000413
    `,
  ),
  story(
    'an account of the other forest is not allowed here, and no policy refused it',
    { [id]: 'confirmed', [silo]: 'possible' },
    String.raw`${TWO_FORESTS}
      08:00..10:00  ${SILENT}
      09:00:00  FS01.corp.example  logon-failed fabrikam.example\anna from 10.0.0.7 WS07 ntlm 0xC0000413
      09:00:00  DC01.corp.example  ntlm-audited 8004 as fabrikam.example\anna from WS07 via FS01
    `,
  ),
  story(
    'the same by Kerberos, in the sub status',
    { [id]: 'confirmed', [silo]: 'possible' },
    String.raw`${TWO_FORESTS}
      08:00..10:00  ${SILENT}
      09:00:00  FS01.corp.example  logon-failed fabrikam.example\anna from 10.0.0.7 WS07 kerberos 0xC000006D 0xC0000413
      09:00:00  DC01.corp.example  ticket-request 4769 fabrikam.example\anna for cifs/fs01.corp.example 0xC from 10.0.0.7
    `,
  ),
  story(
    'nobody looked for an authentication policy: its channel is off by default',
    { [id]: 'likely', [silo]: 'possible' },
    String.raw`${TWO_FORESTS}
      09:00:00  FS01.corp.example  logon-failed fabrikam.example\anna from 10.0.0.7 WS07 ntlm 0xC0000413
      09:00:00  DC01.corp.example  ntlm-audited 8004 as fabrikam.example\anna from WS07 via FS01
    `,
  ),
  story(
    'the channel was on at a domain controller that did not handle the request',
    { [id]: 'likely', [silo]: 'possible' },
    String.raw`${TWO_FORESTS}
      08:00..10:00  DC02.corp.example  log policy-failures 305
      09:00:00  FS01.corp.example  logon-failed fabrikam.example\anna from 10.0.0.7 WS07 ntlm 0xC0000413
      09:00:00  DC01.corp.example  ntlm-audited 8004 as fabrikam.example\anna from WS07 via FS01
    `,
  ),
  story(
    'the channel was on only after the failure',
    { [id]: 'likely', [silo]: 'possible' },
    String.raw`${TWO_FORESTS}
      09:01..10:00  ${SILENT}
      09:00:00  FS01.corp.example  logon-failed fabrikam.example\anna from 10.0.0.7 WS07 ntlm 0xC0000413
      09:00:00  DC01.corp.example  ntlm-audited 8004 as fabrikam.example\anna from WS07 via FS01
    `,
  ),
  story(
    'the domain controller of the account’s own domain cannot tell of the server’s policy',
    { [id]: 'likely', [silo]: 'possible' },
    String.raw`${TWO_FORESTS}
      08:00..10:00  DC09.fabrikam.example  log policy-failures 305
      09:00:00  FS01.corp.example      logon-failed fabrikam.example\anna from 10.0.0.7 WS07 ntlm 0xC0000413
      09:00:00  DC09.fabrikam.example  ntlm-audited 8004 as fabrikam.example\anna from WS07 via FS01
    `,
  ),
  story(
    'the client shows error 1935, the server’s own logons show another domain',
    { [id]: 'likely', [silo]: 'possible' },
    String.raw`
      08:30:00  FS01  logon CORP\FS01$ from 10.0.0.5 kerberos
      -         WS07  access-tried \\fs01\data as FABRIKAM\anna code 1935
    `,
  ),
  story(
    'the code alone: a trust or a policy',
    { [id]: 'possible', [silo]: 'possible' },
    String.raw`
      09:00:00  FS01  logon-failed FABRIKAM\anna from 10.0.0.7 WS07 ntlm 0xC0000413
    `,
  ),
  story(
    'two domains of one forest trust each other without selection',
    { [id]: 'possible', [silo]: 'possible' },
    String.raw`
      08:00..10:00  FS01.corp.example       log security 4624 4625
      08:30:00      DC01.corp.example       ticket-request 4768 corp.example\bert 0x0 from 10.0.0.9
      08:30:00      DC09.emea.corp.example  ticket-request 4768 emea.corp.example\carl 0x0 from 10.0.0.8
      09:00:00      FS01.corp.example       logon-failed emea.corp.example\anna from 10.0.0.7 WS07 ntlm 0xC0000413
    `,
  ),
  story(
    'an account of the server’s own domain: no trust is passed',
    { [id]: 'ruled-out', [silo]: 'confirmed' },
    String.raw`${TWO_FORESTS}
      09:00:00  FS01.corp.example  logon-failed corp.example\anna from 10.0.0.7 WS07 ntlm 0xC0000413
    `,
  ),
  story(
    'two forests, and the domain controller names a policy',
    { [id]: 'ruled-out', [silo]: 'confirmed' },
    String.raw`${TWO_FORESTS}
      09:00:00  FS01.corp.example  logon-failed fabrikam.example\anna from 10.0.0.7 WS07 ntlm 0xC0000413
      09:00:00  DC01.corp.example  account-barred 101 fabrikam.example\anna from WS07
    `,
  ),
  story(
    'two forests, and another account was refused by a policy',
    { [id]: 'likely', [silo]: 'possible' },
    String.raw`${TWO_FORESTS}
      09:00:00  FS01.corp.example  logon-failed fabrikam.example\anna from 10.0.0.7 WS07 ntlm 0xC0000413
      09:00:00  DC01.corp.example  account-barred 4823 corp.example\bert from WS09
    `,
  ),
  story(
    'a policy that is only audited refused nothing',
    { [id]: 'likely', [silo]: 'possible' },
    String.raw`${TWO_FORESTS}
      09:00:00  FS01.corp.example  logon-failed fabrikam.example\anna from 10.0.0.7 WS07 ntlm 0xC0000413
      09:00:00  DC01.corp.example  account-barred 301 fabrikam.example\anna from WS07
    `,
  ),
  story(
    'the server does not grant the logon right: later than any trust',
    { [id]: 'not-examined', 'network-logon-right-denied': 'confirmed' },
    String.raw`${TWO_FORESTS}
      09:00:00  FS01.corp.example  logon-failed fabrikam.example\anna from 10.0.0.7 WS07 kerberos 0xC000015B
    `,
  ),
  story(
    'the KDC refuses by a policy of some kind',
    { [id]: 'possible', [silo]: 'possible' },
    String.raw`
      09:00:00  DC01  ticket-request 4769 fabrikam.example\anna for cifs/fs01 0xC from 10.0.0.7
    `,
  ),
  story(
    'an account of the other forest failed for another reason, and no policy refused it',
    { [id]: 'not-examined' },
    String.raw`${TWO_FORESTS}
      08:00..10:00  ${SILENT}
      09:00:00  FS01.corp.example  logon-failed fabrikam.example\anna from 10.0.0.7 WS07 ntlm 0xC000006D
      09:00:00  DC01.corp.example  ntlm-audited 8004 as fabrikam.example\anna from WS07 via FS01
    `,
  ),
  story(
    'the account of the other forest got in',
    { [id]: 'ruled-out', 'share-permission-denied': 'confirmed' },
    String.raw`${TWO_FORESTS}
      09:00:00  FS01.corp.example  logon fabrikam.example\anna from 10.0.0.7 kerberos id 0x1f
      09:00:02  FS01.corp.example  share-access 5140 failure fabrikam.example\anna on data from 10.0.0.7 id 0x1f
    `,
  ),
  story(
    'the person told of error 1935',
    { [id]: 'possible', [silo]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data as CORP\anna code 1935 by told
    `,
  ),
  story(
    'two domains below one name may be of one tree, which trusts itself without selection',
    { [id]: 'possible', [silo]: 'possible' },
    String.raw`
      08:00..10:00  FS01.emea.corp.example  log security 4624 4625
      08:00..10:00  DC01.emea.corp.example  log policy-failures 305
      08:30:00      DC02.apac.corp.example  ticket-request 4768 apac.corp.example\carl 0x0 from 10.0.0.8
      09:00:00      FS01.emea.corp.example  logon-failed apac.corp.example\anna from 10.0.0.7 WS07 kerberos 0xC0000413
      09:00:00      DC01.emea.corp.example  ticket-request 4769 apac.corp.example\anna for FS01$ 0x0 from 10.0.0.7
    `,
  ),
];

/** The silence of the channel is looked at only beside the refusal, so no story can have the one without the other. */
export const sayAgain = {
  'sufficient 1 does not ask for its item 1': 'item 2 is asked for only where item 1 is there',
};
