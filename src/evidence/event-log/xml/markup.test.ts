import { describe, expect, it } from 'vitest';
import { attributeOf, decoded, tagsOf, textOf } from './markup.ts';

describe('references', () => {
  it.each([
    ['a &amp; b &lt;c&gt; &quot;d&quot; &apos;e&apos;', 'a & b <c> "d" \'e\''],
    ['&#228;&#xE4;&#x1F600;', 'ää😀'],
    ['&amp;lt;', '&lt;'],
    [
      '&unknown; &#0; &#xD800; &#x110000; &#99999999; & &;',
      '&unknown; &#0; &#xD800; &#x110000; &#99999999; & &;',
    ],
    ['one\r\ntwo\rthree', 'one\ntwo\nthree'],
  ])('%s', (written, text) => expect(decoded(written)).toBe(text));
});

describe('tags', () => {
  const names = (text: string): string[] => Array.from(tagsOf(text), ({ kind, name }) => `${kind} ${name}`);

  it('are found past comments, CDATA and signs that are none', () => {
    expect(names('<a x="1>2"><!-- <b> --><![CDATA[<c>]]>3 < 4<d/><e:f>5</e:f></a>')).toEqual([
      'open a',
      'empty d',
      'open f',
      'close f',
      'close a',
    ]);
  });

  it('without an end are none', () => {
    expect(names('<a><b x="')).toEqual(['open a']);
    expect(names('<a><!-- <b>')).toEqual(['open a']);
    expect(names('<a>'.repeat(3) + '<')).toHaveLength(3);
  });

  it('have attributes in either quotes', () => {
    expect(attributeOf(` Name='Status' Guid = "{x}"`, 'Name')).toBe('Status');
    expect(attributeOf(` EventSourceName='Kerberos' Name="a&amp;b"`, 'Name')).toBe('a&b');
    expect(attributeOf(` Name=Status`, 'Name')).toBeNull();
    expect(attributeOf(` xName='1'`, 'Name')).toBeNull();
  });
});

it('text is what remains of a region', () => {
  expect(textOf('a<!-- no --><b>&lt;</b><![CDATA[<&amp;]]> < c')).toBe('a<<&amp; < c');
});
