import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Unreadable } from './format.ts';
import { decoded, textAt, xmlTokens, xmlTree, type XmlDamage } from './xml.ts';

function read(text: string): { readonly words: string[]; readonly damage: XmlDamage | null } {
  const words: string[] = [];
  const tokens = xmlTokens(text);
  for (;;) {
    const { done, value } = tokens.next();
    if (done === true) return { words, damage: value };
    if (value.kind === 'text') {
      if (value.text.trim() !== '') words.push(`"${value.text.trim()}"`);
    } else if (value.kind === 'close') words.push(`/${value.name}@${value.line}`);
    else {
      const attributes = Array.from(value.attributes, ([name, text]) => ` ${name}=${text}`).join('');
      words.push(`${value.name}@${value.line}${attributes}`);
    }
  }
}

describe('XML', () => {
  it('gives local names, attributes and lines', () => {
    const text =
      '\ufeff<?xml version="1.0" encoding="utf-16"?>\r\n<!-- <no> -->\r\n<q1:A xsi:type="q1:B"\r\n  c=\'d > e\'>\r\n<q1:D />x &amp; <![CDATA[<y>]]></q1:A>\r\n';
    expect(read(text)).toEqual({
      words: ['A@3 type=q1:B c=d > e', 'D@5', '/D@5', '"x &"', '"<y>"', '/A@5'],
      damage: null,
    });
  });

  it.each<[string, string]>([
    ['a &lt;b&gt; &quot;c&apos;', 'a <b> "c\''],
    ['&#65;&#x42;&#x1F600;', 'AB😀'],
    ['&unknown; & &#0; &#x110000;', '&unknown; & &#0; &#x110000;'],
  ])('decodes %s', (written, text) => {
    expect(decoded(written)).toBe(text);
  });

  it.each<[string, XmlDamage['what'] | null]>([
    ['<a><b>x</b>', 'cut'],
    ['<a><b x="1', 'cut'],
    ['<a>x</', 'cut'],
    ['<a><!-- x', 'cut'],
    ['<a></b></a>', 'malformed'],
    ['<a b></a>', 'malformed'],
    ['<a b=c></a>', 'malformed'],
    ['x<a/>', 'malformed'],
    ['<a><b <c/></a>', 'cut'],
    ['<a/>', null],
    ['', null],
  ])('%s', (text, what) => {
    expect(read(text).damage?.what ?? null).toBe(what);
  });

  it('refuses a document type and bottomless nesting', () => {
    const code = (text: string): string => {
      try {
        read(text);
      } catch (error) {
        return error instanceof Unreadable ? error.code : String(error);
      }
      return 'read';
    };
    expect(code('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')).toBe('xml-with-dtd');
    expect(code('<a>'.repeat(500))).toBe('xml-too-deep');
  });

  it('as a tree leaves out what is not asked for and tells what is whole', () => {
    const { root, damage } = xmlTree('<r><n> x </n><skip><n>no</n></skip><o><n>y</n><n>z', new Set(['skip']));
    expect(damage?.what).toBe('cut');
    expect(root?.children.map(({ name, isWhole }) => [name, isWhole])).toEqual([
      ['n', true],
      ['o', false],
    ]);
    expect(textAt(root, 'n')).toBe('x');
    expect(textAt(root, 'o', 'n')).toBe('y');
    expect(textAt(root, 'skip', 'n')).toBeNull();
  });

  it('never throws anything else, and reads hostile text at once', () => {
    const part = fc.constantFrom(
      '<a>',
      '</a>',
      '<a b="c"/>',
      '<!--',
      '-->',
      '&#x;',
      '<![CDATA[',
      ']]>',
      '"',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        try {
          read(parts.join(''));
        } catch (error) {
          if (!(error instanceof Unreadable)) throw error;
        }
      }),
    );
    const started = performance.now();
    for (const unit of ['<', '<a ', '&', '<a b="', ' ', "<a'"]) read(`<r>${unit.repeat(100_000)}`);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
