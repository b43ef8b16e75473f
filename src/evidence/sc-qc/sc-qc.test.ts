import { describe, expect, it } from 'vitest';
import { readText } from '../text.ts';

const FIELDS = [
  '        TYPE               : 10  WIN32_OWN_PROCESS',
  '        START_TYPE         : 2   AUTO_START',
  '        ERROR_CONTROL      : 1   NORMAL',
  '        BINARY_PATH_NAME   : C:\\Agent\\agent.exe',
  '        LOAD_ORDER_GROUP   :',
  '        TAG                : 0',
  '        DISPLAY_NAME       : Agent',
  '        DEPENDENCIES       :',
];
const read = (...lines: string[]): unknown[] => {
  const { facts, notes } = readText('x', ['SERVICE_NAME: agent', ...lines].join('\n'));
  return [
    ...facts.map((fact) => (fact.kind === 'service-identity' ? fact.account : fact.kind)),
    ...notes.map(({ code }) => code),
  ];
};

describe('the account of a service', () => {
  it('is the ninth line whatever it is called', () => {
    expect(read(...FIELDS, '        XXXX : CONTOSO\\agent')).toEqual(['CONTOSO\\agent']);
  });

  it('is not a line that only happens to be the ninth', () => {
    expect(
      read(
        '        TYPE : 10  WIN32_OWN_PROCESS',
        '        X : 2   AUTO_START',
        ...FIELDS.slice(2),
        '        Y : 3   NORMAL',
      ),
    ).toEqual(['service-cut']);
  });

  it('is nothing for a driver, which has none', () => {
    expect(
      read(
        '        TYPE               : 1  KERNEL_DRIVER',
        ...FIELDS.slice(1),
        '        SERVICE_START_NAME :',
      ),
    ).toEqual([]);
  });
});
