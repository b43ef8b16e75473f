import { confirmedBy, story } from '../story.ts';

export const stories = [
  story(
    'every share demands encryption, system shares do not count',
    'done',
    String.raw`
      -  FS01  smb-share Finance encrypted
      -  FS01  smb-share C$ not-encrypted
    `,
    '1 of 1 hosts seen',
  ),
  story(
    'the whole server demands it',
    'done',
    String.raw`
      -  FS01  configuration server EncryptData = True
      -  FS01  smb-share Finance not-encrypted
    `,
  ),
  story(
    'another server demands it, this one does not',
    'ask',
    String.raw`
      -  FS02  configuration server EncryptData = True
      -  FS01  smb-share Finance not-encrypted
    `,
  ),
  story(
    'one server gave its shares, the other did not',
    'unknown',
    String.raw`
      -      FS01  smb-share Finance encrypted
      09:00  FS02  share-access 5140 success CORP\anna on Data from 10.0.0.7
    `,
    '1 of 2 hosts seen',
  ),
  story(
    'an encrypted connection does not show that the share demands it',
    'unknown',
    String.raw`- WS07 smb-connection \\fs01\finance encrypted`,
  ),
  story(
    'the share that does not demand it holds nothing sensitive, says a person',
    'done',
    String.raw`- FS01 smb-share Data not-encrypted`,
    { decisions: confirmedBy('smb-encryption-for-sensitive-shares') },
  ),
];
