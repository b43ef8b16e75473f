import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { registryValue } from './registry-value.ts';

const MSV = 'MACHINE\\System\\CurrentControlSet\\Control\\Lsa\\MSV1_0';
const valueIn = (line: string): unknown => registryValue(line)?.value ?? null;

describe('a registry value', () => {
  it.each<[string, unknown]>([
    [`${MSV}\\X=4,2`, 2],
    [`${MSV}\\X=4,10`, 10],
    [`${MSV}\\X=4,0x10`, 16],
    [`${MSV}\\X = 4, "2"`, 2],
    [`"${MSV}\\X"=4,2`, 2],
    [`${MSV}\\X=4,2147483640`, 2147483640],
    [`${MSV}\\X=4,`, null],
    [`${MSV}\\X=4,-1`, null],
    [`${MSV}\\X=11,5`, null],
    [`${MSV}\\X=4`, null],
    ['X=4,2', null],
    [`${MSV}\\X=1,"0"`, '0'],
    [`${MSV}\\X=1,`, ''],
    [`${MSV}\\X=1,plain`, 'plain'],
    [`${MSV}\\X=1,"O:BAG:BAD:(A;;RC;;;BA)"`, 'O:BAG:BAD:(A;;RC;;;BA)'],
    [`${MSV}\\X=2,"%SystemRoot%\\x, y"`, '%SystemRoot%\\x, y'],
    [`${MSV}\\X=3,0,1,255`, '0,1,255'],
    [`${MSV}\\X=7,`, []],
    [`${MSV}\\X=7,fs01`, ['fs01']],
    [`${MSV}\\X=7,fs01, fs02 ,,nas*`, ['fs01', 'fs02', 'nas*']],
    [`${MSV}\\X=7,one"," still one,two`, ['one, still one', 'two']],
    [`${MSV}\\X=7,"a, b"`, ['a, b']],
    [`${MSV}\\X=7,"fs01","fs02"`, ['fs01', 'fs02']],
  ])('%s', (line, value) => {
    expect(valueIn(line)).toEqual(value);
  });

  it('has its path lower case without hive, its name as written, and blanks in keys kept', () => {
    expect(registryValue(`${MSV}\\RestrictSendingNTLMTraffic=4,2`)).toMatchObject({
      path: 'system\\currentcontrolset\\control\\lsa\\msv1_0\\restrictsendingntlmtraffic',
      name: 'RestrictSendingNTLMTraffic',
    });
    expect(registryValue('MACHINE\\System\\Session Manager\\Memory Management\\X=4,0')?.path).toBe(
      'system\\session manager\\memory management\\x',
    );
    expect(registryValue('MACHINE\\System\\Lsa\\\\NoLMHash=4,1')?.path).toBe('system\\lsa\\nolmhash');
  });

  it('of another hive is never the computer’s own', () => {
    expect(registryValue('USERS\\.DEFAULT\\Software\\X=4,1')?.path).toBe('users\\.default\\software\\x');
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (line) => void registryValue(`MACHINE\\A\\B=${line}`)));
  });
});
