import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { SYSTEM, WINDOWS_UPDATE } from './providers.ts';
import { readSentence, said, words } from './values.ts';

/**
 * WindowsUpdateClient 19: an update was installed. It dates a fault that began the same day and decides nothing: most fixes
 * take effect with the restart behind it.
 *
 * ```
 * Installation Successful: Windows successfully installed the following update: 2026-07 Cumulative Update for Windows 11 (KB5099999)
 * ```
 *
 * Its data: updateTitle, updateGuid, updateRevisionNumber, serviceGuid.
 * https://github.com/libyal/winevt-kb/blob/main/docs/sources/message-files/MessageFile-wuaueng.dll.md
 */
export const windowsUpdate19Installed = eventKind({
  name: 'windows-update-19-installed',
  providers: WINDOWS_UPDATE,
  ids: [19],
  channels: [SYSTEM],
  tells: ['update-installed'],
  data: ['updateTitle', 'updateGuid', 'updateRevisionNumber', 'serviceGuid'],
  fewest: 1,
  layouts: [],
  // The article's number is the same in every language; the title stands behind a sentence that is translated.
  sentence: (message) =>
    readSentence(message, 'successfully installed the following update: {updateTitle}') ?? {
      updateTitle: article(message) ?? undefined,
    },
  *finds(fields) {
    const title = meant(fields.updateTitle);
    const kb = title === null ? null : article(title);
    yield {
      kind: 'update-installed',
      says: { kb },
      text: words(19, said('update', kb ?? title?.slice(0, 120) ?? null) ?? 'some update'),
    };
  },
});

/** `KB5099999` of a title or a message. */
function article(text: string): string | null {
  return /\bKB\d{6,8}\b/.exec(text)?.[0] ?? null;
}
