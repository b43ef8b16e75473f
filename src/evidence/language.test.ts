import { describe, expect, it } from 'vitest';
import { outputs } from '../windows/outputs.testing.ts';
import { languageOf } from './language.ts';

const KINDS = ['klist', 'netUse', 'setspn'] as const;

describe('the language of an output', () => {
  it.each(outputs.flatMap((of) => KINDS.map((kind) => [of.language, kind, of] as const)))(
    '%s, by %s alone',
    (language, kind, of) => {
      expect(languageOf(of[kind].split('\r\n'))).toBe(language);
    },
  );

  it.each(outputs.map((of) => [of.language, of] as const))(
    '%s, with a quotation in English',
    (language, of) => {
      const whole = KINDS.map((kind) => of[kind]).join('');
      expect(languageOf([...whole.split('\r\n'), 'Operating system error 5(Access is denied.).'])).toBe(
        language,
      );
    },
  );

  it.each([
    ['en', ['Current LogonId is 0:0x4a3b21', '', 'Cached Tickets: (0)']],
    ['en', ['System error 5 has occurred.', '', 'Access is denied.']],
    ['de', ['Der Befehl wurde erfolgreich ausgef?hrt.']],
    ['fr', ['La commande s’est termin\ufffde correctement.']],
    ['es', ['Se ha completado el comando correctamente.']],
    ['it', ['Esecuzione comando riuscita.']],
    ['pt-BR', ['Comando concluído com êxito.']],
    ['nl', ['De opdracht is voltooid.']],
    ['pl', ['Polecenie zostało wykonane pomyślnie.']],
    ['ru', ['Команда выполнена успешно.']],
    ['ja', ['コマンドは正常に終了しました。']],
    ['zh-CN', ['命令成功完成。']],
    ['fr', ['Configuration IP de Windows', '', "   Nom de l'hôte . . . . : WS07"]],
    ['ja', ['グループ ポリシー設定は正しく処理されました。']],
  ])('%s: %s', (language, lines) => expect(languageOf(lines)).toBe(language));

  it.each([
    ['nothing known', ['cifs/files', '#0> Client: mara @ CONTOSO.EXAMPLE']],
    ['nothing', []],
    ['two languages alike', ['Accès refusé.', 'Acceso denegado.']],
    ['a name in another script', ['Client: Иван @ CONTOSO.EXAMPLE', '票']],
    ['a sentence inside a long line', [`${'x'.repeat(400)} Access is denied.`]],
  ])('is not known from %s', (_, lines) => expect(languageOf(lines)).toBeNull());
});
