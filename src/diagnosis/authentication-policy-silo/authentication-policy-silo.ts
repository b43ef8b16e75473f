/**
 * An authentication policy or a silo restricts from which devices the account may sign in, to which services it may go, or
 * whether it may use NTLM. Where NTLM is refused the code is 0xC000006E, where the service is, 0xC0000413.
 *
 * https://learn.microsoft.com/en-us/windows-server/security/credentials-protection-and-management/authentication-policies-and-authentication-policy-silos
 * https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-apds/a6969cdd-5441-4cf9-bcaa-4b7ffbf792b7
 */
import { inCommand } from '../../windows/command-name.ts';
import {
  BARRED_KINDS,
  notAllowedHere,
  policyRefusedKerberos,
  policyRefusedNtlm,
  refusedByKdcPolicy,
  restricted,
  toldNotAllowedHere,
} from '../account-barred.ts';
import { cause } from '../cause.ts';
import { serverInCommand } from '../command-name.ts';
import { askTrust } from '../asks.ts';
import { both } from '../item.ts';
import { onClient, share, verifyKerberos } from '../steps.ts';
import { DOMAIN_KINDS, sameDomain } from '../two-domains.ts';
import { toldCode } from '../visible-code.ts';

const NEEDS = [...BARRED_KINDS, ...DOMAIN_KINDS] as const;

const ON_DC = 'on a domain controller, in PowerShell';

export default cause({
  id: 'authentication-policy-silo',
  title: 'An authentication policy bars the account',
  role: 'trigger',
  stage: 'ntlm-domain',
  about: {
    statement:
      'An authentication policy, often by way of a silo, says from which devices this account may sign in, or who may reach this server. The access did not meet it. A policy on devices also refuses NTLM of the account altogether.',
    provedBy: [
      'A domain controller logged that a policy refused NTLM of the account (event 101, Security 4823).',
      'A domain controller logged that a policy refused it a ticket (105 or 106, Security 4820 or 4821).',
      'The server refused with 0xC0000413 (error 1935), and account and server are of one domain, so no trust can be the reason.',
    ],
    ruledOutBy: [
      'The account logged on to the server, or its password was examined.',
      'No policy and no silo is assigned to the account or to the server.',
    ],
    prevention: ['P2'],
  },
  references: [
    'https://learn.microsoft.com/en-us/windows-server/security/credentials-protection-and-management/authentication-policies-and-authentication-policy-silos',
    'https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-apds/a6969cdd-5441-4cf9-bcaa-4b7ffbf792b7',
    'https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-ada2/a633009e-cf59-4eaa-be77-2117860c3001',
  ],
  lookalikes: [
    {
      id: 'selective-authentication',
      says: 'The same code 0xC0000413, but account and server are of different forests and the trust is selective.',
    },
    {
      id: 'protected-users',
      says: 'Protected Users refuses NTLM with the same code 0xC000006E: its event is 100, and it names no policy. An account may have both.',
    },
    {
      id: 'account-state',
      says: '0xC000006E alone also means an empty password over the network.',
    },
    {
      id: null,
      says: 'Events 301, 305 and 306 say what a policy would refuse once it is enforced: nothing was refused yet.',
    },
  ],
  needs: NEEDS,
  judge(look) {
    const code = notAllowedHere(look);
    return {
      necessary: [],
      sufficient: [
        [policyRefusedNtlm(look)],
        [policyRefusedKerberos(look)],
        [both(code, sameDomain(look), askTrust())],
      ],
      specific: [],
      against: [],
      supports: [
        code,
        restricted(look),
        refusedByKdcPolicy(look),
        toldNotAllowedHere(look),
        toldCode(look, [1327]),
      ],
    };
  },
  clause: (look) => `an authentication policy bars ${look.attempt.user?.name ?? 'the account'}`,
  stageWords: () => 'Refused: an authentication policy bars the account',
  remedies: (look) => [
    {
      level: 1,
      title: 'Come from a device that the policy allows, by Kerberos',
      explanation:
        'The policy is meant to keep privileged accounts on few computers. Look first whether the access belongs to this account at all.',
      steps: [
        {
          where: ON_DC,
          command: `Get-ADUser ${inCommand(look.attempt.user?.name, '<account>')} -Properties msDS-AssignedAuthNPolicy,msDS-AssignedAuthNPolicySilo`,
          says: 'Both empty: then look at the server.',
        },
        {
          where: ON_DC,
          command: `Get-ADComputer ${serverInCommand(look)} -Properties msDS-AssignedAuthNPolicy,msDS-AssignedAuthNPolicySilo`,
          says: 'A policy of the server says who may come.',
        },
        {
          where: ON_DC,
          command: 'Get-ADAuthenticationPolicy -Filter * | Format-List',
          says: 'UserAllowedToAuthenticateFrom names the devices, ComputerAllowedToAuthenticateTo the accounts.',
        },
        {
          where: onClient(look),
          command: 'klist get krbtgt',
          says: 'Succeeds only on a device that the policy allows.',
        },
      ],
      verify: verifyKerberos(look),
      rollback: ['Nothing was changed.'],
    },
    {
      level: 2,
      title: 'Another account for this work',
      explanation: 'An account outside the silo, with the right to this share and no more.',
      steps: [
        {
          where: 'at the server',
          command: null,
          says: `Grant a plain account what ${share(look)} needs, and use it there.`,
        },
      ],
      verify: ['Event 4624 of type 3 for that account at the server.'],
      rollback: ['Take the grant back.'],
    },
    {
      level: 3,
      title: 'NTLM for the accounts of this policy, only with approval and an end date',
      explanation:
        'Domain controllers of Windows Server 2016 and later can allow network logons by NTLM although the policy restricts devices. Protected Users stays closed all the same.',
      steps: [
        {
          where: ON_DC,
          command: 'Set-ADAuthenticationPolicy <policy> -UserAllowedNTLMNetworkAuthentication $true',
          says: 'The policy that event 101 names.',
        },
      ],
      verify: ['No new event 101 for the account; event 4624 of type 3 at the server.'],
      rollback: ['Set-ADAuthenticationPolicy <policy> -UserAllowedNTLMNetworkAuthentication $false'],
      impact: 'NTLM does not tell the device, so these accounts can be used from any computer again.',
    },
  ],
});
