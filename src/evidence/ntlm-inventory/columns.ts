/**
 * The columns of an NTLM inventory: what one row says, and in which data of an event each stands. The queries write these columns, the
 * reader reads them, and both take them from here.
 *
 * Data names: manifests of Microsoft-Windows-NTLM and Microsoft-Windows-Security-Netlogon (https://github.com/jdu2600/Windows10EtwEvents),
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4624, …/event-4776
 */
import type { EventKind } from '../event-log/event-record.ts';
import { ntlm4001ClientBlocked } from '../event-log/events/ntlm-4001-client-blocked.ts';
import { ntlm4002ServerBlocked } from '../event-log/events/ntlm-4002-server-blocked.ts';
import { ntlm4003PassThroughBlocked } from '../event-log/events/ntlm-4003-pass-through-blocked.ts';
import { ntlm4004DcBlocked } from '../event-log/events/ntlm-4004-dc-blocked.ts';
import { ntlm4020ClientReason } from '../event-log/events/ntlm-4020-client-reason.ts';
import { ntlm4022ServerReason } from '../event-log/events/ntlm-4022-server-reason.ts';
import { ntlm4030DcNetworkLogon } from '../event-log/events/ntlm-4030-dc-network-logon.ts';
import { ntlm4032DcForwardedLogon } from '../event-log/events/ntlm-4032-dc-forwarded-logon.ts';
import { ntlm8001ClientAudited } from '../event-log/events/ntlm-8001-client-audited.ts';
import { ntlm8002ServerAudited } from '../event-log/events/ntlm-8002-server-audited.ts';
import { ntlm8003PassThroughAudited } from '../event-log/events/ntlm-8003-pass-through-audited.ts';
import { ntlm8004DcAudited } from '../event-log/events/ntlm-8004-dc-audited.ts';
import { security4624Logon } from '../event-log/events/security-4624-logon.ts';
import { security4776CredentialCheck } from '../event-log/events/security-4776-credential-check.ts';

/** Rows are equal where all of these are. */
export const KEY_COLUMNS = [
  'EventId',
  /** The computer that wrote the event. */
  'Computer',
  /** The client's name as it declared it. */
  'Client',
  /** The address that the event names: the client's (4624, 4022), the target's (4020), the forwarder's (4030), the server's (4032). */
  'Address',
  'Account',
  'AccountDomain',
  'AccountSid',
  /** Of the session at the client (4001, 8001), or of the server process (4002, 8002). */
  'SessionAccount',
  'SessionDomain',
  /** The name that was asked for: `cifs/files`. */
  'Target',
  /** The server that the domain controller names, as a rule its secure channel. */
  'Server',
  /** NETLOGON_SECURE_CHANNEL_TYPE. */
  'ServerType',
  /** Who handed the logon on to the domain controller (4030). */
  'Forwarder',
  'Process',
  /** `NTLMv2`; of 4624 its LM package, `NTLM V2`. */
  'NtlmVersion',
  'Status',
  'Reason',
  'ReasonId',
  'Elevated',
] as const;

/** What is counted: how many records, and the first and last of their times in UTC, ISO 8601. */
export const COUNTED_COLUMNS = ['Count', 'FirstSeen', 'LastSeen'] as const;

export const COLUMNS = [...KEY_COLUMNS, ...COUNTED_COLUMNS] as const;

export type KeyColumn = (typeof KEY_COLUMNS)[number];
export type Column = (typeof COLUMNS)[number];

/** One kind of event, and where its data go. */
export interface InventoryEvent {
  readonly kind: EventKind;
  /** Data name by column. */
  readonly data: Readonly<Partial<Record<KeyColumn, string>>>;
  /** Data that is the same in all rows, for the queries take no other. */
  readonly always?: Readonly<Record<string, string>>;
}

const CLIENT_EVENT = {
  Target: 'TargetName',
  Account: 'UserName',
  AccountDomain: 'DomainName',
  SessionAccount: 'ClientUserName',
  SessionDomain: 'ClientDomainName',
  Process: 'ProcessName',
} as const;
const SERVER_EVENT = {
  SessionAccount: 'ClientUserName',
  SessionDomain: 'ClientDomainName',
  Process: 'ProcessName',
} as const;
const PASS_THROUGH_EVENT = {
  Client: 'Workstation',
  Account: 'UserName',
  AccountDomain: 'DomainName',
  Process: 'ProcessName',
} as const;
const CONTROLLER_EVENT = {
  Client: 'WorkstationName',
  Account: 'UserName',
  AccountDomain: 'DomainName',
  Server: 'SChannelName',
  ServerType: 'SChannelType',
} as const;
const CONTROLLER_REASON_EVENT = {
  Client: 'AccountMachine',
  Account: 'AccountName',
  AccountDomain: 'AccountDomain',
  Server: 'ServerName',
  NtlmVersion: 'NtlmVersion',
  Status: 'Status',
} as const;

export const INVENTORY_EVENTS: readonly InventoryEvent[] = [
  { kind: ntlm4001ClientBlocked, data: CLIENT_EVENT },
  { kind: ntlm8001ClientAudited, data: CLIENT_EVENT },
  { kind: ntlm4002ServerBlocked, data: SERVER_EVENT },
  { kind: ntlm8002ServerAudited, data: SERVER_EVENT },
  { kind: ntlm4003PassThroughBlocked, data: PASS_THROUGH_EVENT },
  { kind: ntlm8003PassThroughAudited, data: PASS_THROUGH_EVENT },
  { kind: ntlm4004DcBlocked, data: CONTROLLER_EVENT },
  { kind: ntlm8004DcAudited, data: CONTROLLER_EVENT },
  {
    kind: ntlm4020ClientReason,
    data: {
      Address: 'TargetIP',
      Account: 'Username',
      AccountDomain: 'DomainName',
      Target: 'TargetService',
      Process: 'ProcessName',
      NtlmVersion: 'NtlmVersion',
      Reason: 'NtlmUsageReason',
      ReasonId: 'NtlmUsageId',
    },
  },
  {
    kind: ntlm4022ServerReason,
    data: {
      Client: 'RemoteClientMachine',
      Address: 'ClientIP',
      Account: 'Username',
      AccountDomain: 'DomainName',
      Process: 'ProcessName',
      NtlmVersion: 'NtlmVersion',
      Status: 'Status',
    },
  },
  {
    kind: ntlm4030DcNetworkLogon,
    data: { ...CONTROLLER_REASON_EVENT, Address: 'ForwarderIP', Forwarder: 'ForwarderName' },
  },
  { kind: ntlm4032DcForwardedLogon, data: { ...CONTROLLER_REASON_EVENT, Address: 'ServerIP' } },
  {
    kind: security4624Logon,
    data: {
      Client: 'WorkstationName',
      Address: 'IpAddress',
      Account: 'TargetUserName',
      AccountDomain: 'TargetDomainName',
      AccountSid: 'TargetUserSid',
      NtlmVersion: 'LmPackageName',
      Elevated: 'ElevatedToken',
    },
    always: { LogonType: '3', AuthenticationPackageName: 'NTLM' },
  },
  {
    kind: security4776CredentialCheck,
    data: { Client: 'Workstation', Account: 'TargetUserName', Status: 'Status' },
  },
];

/** By event ID: the events of one inventory come from three providers that share no ID among these. */
export const inventoryEventOf: ReadonlyMap<number, InventoryEvent> = new Map(
  INVENTORY_EVENTS.flatMap((event) => event.kind.ids.map((id) => [id, event] as const)),
);
