import { describe, expect, it } from 'vitest';
import { CaseView } from '../correlation/look.ts';
import { caseIn } from '../correlation/story.ts';
import { differingDomainLists, entriesInForce, existingLists } from './lists.ts';

const lists = (story: string) => existingLists(caseIn(story));
const shown = (story: string) =>
  lists(story).map(({ list, hosts, entries }) => [
    list,
    hosts.map((host) => host.shown).join(' '),
    entries.join(' '),
  ]);

describe('the lists that the files show', () => {
  it('each with its computer, equal ones as one', () => {
    expect(
      shown(`
        -  WS07  policy P-OUTX = fs01, nas*
        -  WS08  policy P-OUTX = NAS*, FS01
        -  WS09  policy P-OUTX = fs02
      `),
    ).toEqual([
      ['P-OUTX', 'WS07 WS08', 'fs01 nas*'],
      ['P-OUTX', 'WS09', 'fs02'],
    ]);
  });

  it('the SMB client’s from its policy, its own key and Get-SmbClientConfiguration', () => {
    expect(
      shown(String.raw`
        -  WS07  policy P-SMBBLKX = nas01
        -  WS08  policy system\currentcontrolset\services\lanmanworkstation\parameters\blockntlmserverexceptionlist = nas02
        -  WS09  configuration client BlockNTLMServerExceptionList = nas03
      `).map(([list, , entries]) => [list, entries]),
    ).toEqual([
      ['P-SMBBLKX', 'nas01'],
      ['P-SMBBLKX', 'nas02'],
      ['P-SMBBLKX', 'nas03'],
    ]);
  });

  it('one text of several lines as several entries', () => {
    const view = caseIn('-  WS07  policy P-SMBBLKX = nas01');
    const [placed] = view.placed.facts.filter(({ fact }) => fact.kind === 'policy-setting');
    if (placed?.fact.kind !== 'policy-setting') throw new Error('no setting');
    const whole = { ...placed, fact: { ...placed.fact, value: 'nas01\r\n\r\n 192.0.2.9 \nnas01' } };
    const read = existingLists(new CaseView({ ...view.placed, facts: [whole] }, []));
    expect(read.map(({ entries }) => entries)).toEqual([['nas01', '192.0.2.9']]);
  });

  it('that of the domain controllers only where it acts', () => {
    expect(
      shown(String.raw`
        -      DC01  domain-controller-sign
        -      DC01  policy P-DOMX = FS01
        09:00  FS02  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC0000418
        09:00  WS07  ntlm-blocked 4001 to cifs/fs02
        -      WS07  policy P-DOMX = FS02
      `),
    ).toEqual([['P-DOMX', 'DC01', 'FS01']]);
  });
});

describe('domain controllers with different lists', () => {
  const two = `
    -  DC01  domain-controller-sign
    -  DC02  domain-controller-sign
    -  DC01  policy P-DOMX = FS01, FS02
    -  DC02  policy P-DOMX = fs02
  `;

  it('are told with both, and only what both hold is in force', () => {
    const found = lists(two);
    const [only, ...more] = differingDomainLists(found);
    expect(more).toEqual([]);
    expect(only?.because.map(({ says }) => says)).toEqual(['DC01: FS01, FS02', 'DC02: fs02']);
    expect(entriesInForce(found, 'P-DOMX', null)).toEqual(['FS02']);
  });

  it('are none where the lists are equal', () => {
    const equal = lists(two.replace('FS01, FS02', 'FS02'));
    expect(differingDomainLists(equal)).toEqual([]);
    expect(entriesInForce(equal, 'P-DOMX', null)).toEqual(['FS02']);
  });
});

it('the list of one client says nothing of another', () => {
  const view = caseIn(`
    -  WS07  policy P-OUTX = fs01
    -  WS08  policy P-OUT = 2
  `);
  const found = existingLists(view);
  expect(entriesInForce(found, 'P-OUTX', view.table.of('WS07'))).toEqual(['fs01']);
  expect(entriesInForce(found, 'P-OUTX', view.table.of('WS08'))).toBeNull();
  expect(entriesInForce(found, 'P-SMBBLKX', view.table.of('WS07'))).toBeNull();
});
