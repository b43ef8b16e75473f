import { describe, expect, it } from 'vitest';
import { authenticationExamples } from './authentication.examples.ts';
import { changeExamples } from './changes.examples.ts';
import { eventKindOf, eventKinds } from './index.ts';
import { kerberosExamples } from './kerberos.examples.ts';
import { lsaExamples } from './lsa.examples.ts';
import { ntlmExamples } from './ntlm.examples.ts';
import { securityExamples } from './security.examples.ts';
import { smbClientExamples } from './smb-client.examples.ts';
import { smbServerExamples } from './smb-server.examples.ts';
import { systemServicesExamples } from './system-services.examples.ts';

const examples = [
  ...ntlmExamples,
  ...securityExamples,
  ...changeExamples,
  ...authenticationExamples,
  ...lsaExamples,
  ...kerberosExamples,
  ...smbClientExamples,
  ...smbServerExamples,
  ...systemServicesExamples,
];

describe('every number of an event', () => {
  it.each(eventKinds)('$name has an example', (kind) => {
    const shown = examples
      .filter(({ provider, id, channel }) => eventKindOf(provider, id, channel) === kind)
      .map(({ id }) => id);
    expect(kind.ids.filter((id) => !shown.includes(id))).toEqual([]);
  });
});
