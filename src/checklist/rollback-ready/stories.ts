import { confirmedBy, story } from '../story.ts';

const DENIED = '- WS07 policy P-OUT = 2';

export const stories = [
  story('no file can show it', 'unknown', DENIED),
  story('a person says so', 'done', DENIED, {
    decisions: confirmedBy('rollback-ready'),
    says: 'Confirmed by Mara Lind on 2026-11-02.',
  }),
  story('a person confirmed another item', 'unknown', DENIED, { decisions: confirmedBy('blocks-monitored') }),
  story('somebody without a name is nobody', 'unknown', DENIED, {
    decisions: confirmedBy('rollback-ready', ' '),
  }),
];
