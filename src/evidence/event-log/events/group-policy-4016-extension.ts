import { meant } from '../../../windows/names.ts';
import { showStatus, statusCode } from '../../../windows/status.ts';
import { eventKind } from '../event-record.ts';
import { GROUP_POLICY, GROUP_POLICY_OPERATIONAL } from './providers.ts';
import { readSentence, said, words } from './values.ts';

/**
 * Group Policy's own log: an extension began (4016), ended (5016), ended with a warning (6016) or an error (7016). Security brings the
 * Restrict NTLM values, Registry the administrative templates. Their names are translated; only English tells them in the sentence.
 *
 * ```
 * Completed Security Extension Processing in 20984 milliseconds.
 * ```
 *
 * https://support.microsoft.com/en-us/topic/e897d22f-628b-a613-a65a-98e7ce9228f7; data of 4016:
 * https://github.com/jdu2600/Windows10EtwEvents
 */
export const groupPolicy4016Extension = eventKind({
  name: 'group-policy-4016-extension',
  providers: GROUP_POLICY,
  ids: [4016, 5016, 6016, 7016],
  channels: [GROUP_POLICY_OPERATIONAL],
  tells: ['policy-extension'],
  data: [],
  layouts: [],
  sentence: (message) =>
    readSentence(message, 'Completed {CSEExtensionName} Extension Processing') ??
    readSentence(message, 'Starting {CSEExtensionName} Extension Processing') ??
    {},
  *finds(fields, record) {
    const event = EVENTS.find((one) => one === record.id);
    if (event === undefined) return;
    const extension = meant(fields.CSEExtensionName);
    const code = statusCode(fields.ErrorCode);
    yield {
      kind: 'policy-extension',
      says: { event, extension, code },
      text: words(
        event,
        event === 4016 ? 'began' : event === 7016 ? 'failed' : 'ended',
        said('extension', extension),
        code === null ? null : `code ${showStatus(code)}`,
      ),
    };
  },
});

const EVENTS = [4016, 5016, 6016, 7016] as const;
