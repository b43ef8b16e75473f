/** For tests: Microsoft's own parser of KQL, which knows every operator and function and resolves every column. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import vm from 'node:vm';

/** The part of the library that is used. https://github.com/microsoft/Kusto-Query-Language/tree/master/src/Kusto.Language */
interface KustoLanguage {
  readonly Symbols: {
    readonly TableSymbol: { From(schema: string): Table };
    readonly DatabaseSymbol: {
      readonly $ctor3: new (
        name: string,
        alternateName: null,
        members: readonly unknown[],
        isOpen: boolean,
      ) => object;
    };
  };
  readonly GlobalState: { readonly Default: { WithDatabase(database: object): object } };
  readonly KustoCode: { ParseAndAnalyze(text: string, globals: object): Code };
}

interface Table {
  WithName(name: string): unknown;
}

interface List<T> {
  readonly Count: number;
  getItem(at: number): T;
}

interface Code {
  GetDiagnostics(): List<{ readonly Severity: string; readonly Message: string }>;
  readonly ResultType: { readonly Columns: List<{ readonly Name: string; readonly Type: { Name: string } }> };
}

export interface Checked {
  /** Everything that the parser complains of. */
  readonly complaints: readonly string[];
  /** What comes out, with its type: `Count: long`. */
  readonly columns: readonly string[];
}

/** `tables`: schemas by table name, `(TimeGenerated: datetime, EventID: int)`; nothing else is known to the query. */
export function checkKql(text: string, tables: Readonly<Record<string, string>>): Checked {
  const { Symbols, GlobalState, KustoCode } = kusto();
  const members = Object.entries(tables).map(([name, schema]) =>
    Symbols.TableSymbol.From(schema).WithName(name),
  );
  const database = new Symbols.DatabaseSymbol.$ctor3('logs', null, members, false);
  const code = KustoCode.ParseAndAnalyze(text, GlobalState.Default.WithDatabase(database));
  return {
    complaints: listed(code.GetDiagnostics()).map(({ Severity, Message }) => `${Severity}: ${Message}`),
    columns: listed(code.ResultType.Columns).map(({ Name, Type }) => `${Name}: ${Type.Name}`),
  };
}

const listed = <T>(list: List<T>): readonly T[] =>
  Array.from({ length: list.Count }, (_, at) => list.getItem(at));

let loaded: KustoLanguage | undefined;

/** The library is a script that sets globals: it gets a world of its own. */
function kusto(): KustoLanguage {
  if (loaded !== undefined) return loaded;
  const folder = dirname(createRequire(import.meta.url).resolve('@kusto/language-service-next'));
  const world: { global?: object; self?: object; Kusto?: { Language: KustoLanguage } } = {};
  world.global = world;
  world.self = world;
  const context = vm.createContext(world);
  for (const file of ['bridge.min.js', 'Kusto.Language.Bridge.min.js'])
    vm.runInContext(readFileSync(join(folder, file), 'utf8'), context, { filename: file });
  loaded = world.Kusto?.Language;
  if (loaded === undefined) throw new Error('the Kusto library set no global');
  return loaded;
}
