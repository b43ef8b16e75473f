import { SvelteMap } from 'svelte/reactivity';
import type * as workers from '../../workers/index.ts';
import type { Diagnosis, OriginLine, ReportDocument } from '../report/document.ts';
import { archiveAround } from './archive.ts';
import type { Gathered, LeftOut } from './dropped.ts';
import { some } from './figures.ts';
import { WhatIf } from './readiness/readiness.svelte.ts';
import { OpenRecord } from './record/open-record.svelte.ts';
import { saveReport } from './save.ts';

/** The way to the workers; tests put a desk of their own behind it. */
export type Door = Pick<
  typeof workers,
  'openDesk' | 'cases' | 'deleteCase' | 'sampleCase' | 'guide' | 'handbook' | 'causePages' | 'queriesOf'
>;
type FileSaid = Parameters<workers.Desk['say']>[1];

export const SECTIONS = ['diagnosis', 'readiness', 'prevention', 'evidence'] as const;
export type Section = (typeof SECTIONS)[number];

/** Something in the page itself broke; the case is not touched by it. */
export interface Problem {
  /** What was being done: `reading the files`. */
  readonly doing: string;
  readonly detail: string;
}

/** What the page shows, and everything a person can do with it. Holds the report as it came; judges nothing. */
export class Page {
  readonly door: Door;
  readonly record: OpenRecord;
  readonly whatIf: WhatIf;

  report = $state.raw<ReportDocument | null>(null);
  progress = $state.raw<workers.Progress | null>(null);
  problem = $state.raw<Problem | null>(null);
  /** What could not be opened when it was dropped, so that no worker ever saw it. */
  leftOut = $state.raw<readonly LeftOut[]>([]);
  earlier = $state.raw<readonly workers.CaseCard[]>([]);
  told = $state.raw<workers.TellForm | null>(null);
  /** A sentence where a case that should be kept is not. */
  trouble = $state.raw<string | null>(null);

  section = $state<Section>('diagnosis');
  /** The help instead of the section: on one cause or format by its id, or `''` for the list; null: no help. */
  help = $state<string | null>(null);
  readonly #archive = $derived(archiveAround(this.report?.files ?? []));
  /** Index into the report's diagnoses. */
  chosen = $state(0);
  title = $state('');
  /** False: "keep nothing", the case lives in memory only. */
  keep = $state(true);
  /** Read out by screen readers. */
  notice = $state('');

  #reading = $state(0);
  #judging = $state(0);
  #stopped = false;
  #queue: Promise<void> = Promise.resolve();
  #newest = 0;
  readonly #said = new SvelteMap<string, FileSaid>();
  #desk: workers.Desk | null = null;

  constructor(door: Door) {
    this.door = door;
    this.record = new OpenRecord((origin) => this.#raw(origin));
    this.whatIf = new WhatIf(
      (question) => this.#desk?.replay(question) ?? Promise.reject(new Error('No case is open.')),
    );
  }

  /** `<html data-state>`: tests and scripts drive the page by it. */
  get state(): 'empty' | 'reading' | 'ready' | 'failed' {
    if (this.problem) return 'failed';
    if (this.#reading > 0 || this.#judging > 0) return 'reading';
    return this.report ? 'ready' : 'empty';
  }

  get screen(): 'start' | 'reading' | 'case' | 'failed' {
    if (this.problem) return 'failed';
    if (this.#reading > 0) return 'reading';
    return this.report ? 'case' : 'start';
  }

  /** Follows an address like `#evidence`, `#help` or `#help/klist`. */
  follow(hash: string): void {
    const isHelp = /^#help(?:\/[\w-]+)?$/.test(hash);
    this.help = isHelp ? (hash.split('/')[1] ?? '') : null;
    this.section = SECTIONS.find((section) => `#${section}` === hash) ?? this.section;
    if (hash === '' || hash === '#') this.section = 'diagnosis';
  }

  get isJudging(): boolean {
    return this.#judging > 0;
  }

  get diagnosis(): Diagnosis | null {
    return this.report?.diagnoses[this.chosen] ?? null;
  }

  /** A text without the name of the archive that all files came in. */
  short(text: string): string {
    return this.#archive === '' ? text : text.replaceAll(this.#archive, '');
  }

  /** Reads what was dropped or chosen and shows the new report. Drops that come meanwhile wait their turn. */
  add(gathering: Promise<Gathered>): Promise<void> {
    this.#reading += 1;
    this.#stopped = false;
    this.notice = 'Reading';
    this.#queue = this.#queue.then(() => this.#read(gathering)).finally(() => (this.#reading -= 1));
    return this.#queue;
  }

  async openSample(): Promise<void> {
    await this.add(Promise.resolve({ files: this.door.sampleCase(), leftOut: [] }));
    if (this.report) await this.rename('Sample case');
  }

  /** Ends reading; what is read stays and is judged. */
  cancel(): void {
    this.#stopped = true;
    this.#desk?.cancel();
  }

  /** What the person says about a file: whose it is, its role, zone, order of day and month. Undefined takes it back. */
  async say(
    file: string,
    change: { readonly [K in keyof FileSaid]?: FileSaid[K] | undefined },
  ): Promise<void> {
    const said = { ...this.said(file), ...change };
    const kept = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
    this.#said.set(file, kept);
    await this.#judge('judging again', (desk) => desk.say(file, kept));
  }

  said(file: string): FileSaid {
    return this.#said.get(file) ?? {};
  }

  /** What the person decides about items, exceptions and paths; null takes one back. */
  async decide(change: Parameters<workers.Desk['decide']>[0]): Promise<void> {
    await this.#judge('keeping what you decided', (desk) => desk.decide(change));
  }

  async tell(form: workers.TellForm): Promise<void> {
    this.told = form;
    await this.#judge('taking in what you told', (desk) => desk.tell(form));
  }

  async remove(file: string): Promise<void> {
    await this.#judge('removing a file', (desk) => desk.remove(file));
  }

  forgetLeftOut(name: string): void {
    this.leftOut = this.leftOut.filter((row) => row.name !== name);
  }

  async rename(title: string): Promise<void> {
    this.title = title;
    await this.#attempt('renaming the case', async () => this.#desk?.rename(title));
  }

  /** Hands the report document to the browser's download. */
  async save(): Promise<void> {
    const { report } = this;
    if (report) await this.#attempt('writing the report', () => saveReport(report));
  }

  async reopen(card: workers.CaseCard): Promise<void> {
    this.#judging += 1;
    await this.#attempt('opening the case', async () => {
      this.#desk = await this.door.openDesk({ keep: true, id: card.id });
      this.keep = true;
      this.title = card.title;
      await this.#learnSaid();
      const report = await this.#desk.report();
      if (report) this.#show(report);
      else this.notice = 'This case holds nothing yet.';
    });
    this.#judging -= 1;
  }

  async delete(card: workers.CaseCard): Promise<void> {
    await this.#attempt('deleting the case', () => this.door.deleteCase(card.id));
    this.notice = `${card.title} is deleted.`;
    await this.listEarlier();
  }

  /** Asks for the stored cases; a browser that keeps none is no reason to fail. */
  async listEarlier(): Promise<void> {
    this.earlier = await this.door.cases().catch(() => []);
  }

  /** Leaves the case and shows the start. A kept case stays stored. */
  async close(): Promise<void> {
    this.#desk?.close();
    this.#desk = null;
    this.#said.clear();
    this.record.close();
    this.whatIf.reset();
    this.report = null;
    this.progress = null;
    this.problem = null;
    this.leftOut = [];
    this.told = null;
    this.trouble = null;
    this.title = '';
    this.chosen = 0;
    this.section = 'diagnosis';
    this.help = null;
    await this.listEarlier();
  }

  /** After a problem: back to the case as it was. */
  recover(): void {
    this.problem = null;
  }

  /** Shows the friendly failed screen. */
  broke(doing: string, error: unknown): void {
    this.problem = {
      doing,
      detail: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    };
  }

  async #read(gathering: Promise<Gathered>): Promise<void> {
    await this.#attempt('reading the files', async () => {
      const { files, leftOut } = await gathering;
      this.leftOut = [...this.leftOut, ...leftOut];
      if (files.length === 0) {
        this.notice = leftOut.length > 0 ? 'Nothing could be opened.' : 'There was no file in it.';
        return;
      }
      if (this.#stopped) return;
      const desk = await this.#openDesk();
      const report = await desk.add(files, (progress) => (this.progress = progress));
      await this.#learnSaid();
      this.#show(report);
      this.notice = `${some(files.length, 'file')} read. ${this.report?.answer.headline ?? ''}`;
    });
    this.progress = null;
  }

  /** The desk takes what is said of a file as a whole, so the page must know it all. */
  async #learnSaid(): Promise<void> {
    for (const [file, said] of Object.entries((await this.#desk?.said()) ?? {})) this.#said.set(file, said);
  }

  async #openDesk(): Promise<workers.Desk> {
    if (this.#desk) return this.#desk;
    this.#desk = await this.door.openDesk({ keep: this.keep });
    const { id } = this.#desk;
    const card = (await this.door.cases().catch(() => [])).find((one) => one.id === id);
    this.title = card?.title ?? 'New case';
    return this.#desk;
  }

  /** Judging again after a correction; of several at once the newest report is shown. */
  async #judge(doing: string, ask: (desk: workers.Desk) => Promise<ReportDocument>): Promise<void> {
    const turn = ++this.#newest;
    this.#judging += 1;
    await this.#attempt(doing, async () => {
      const report = await ask(await this.#openDesk());
      if (turn !== this.#newest) return;
      this.#show(report);
      this.notice = `Judged again. ${report.answer.headline}`;
    });
    this.#judging -= 1;
  }

  /** Keeps showing the access that was chosen, where the new report still has it. */
  #show(report: ReportDocument): void {
    const before = this.diagnosis;
    this.trouble = this.#desk?.trouble ?? null;
    const same = before && report.diagnoses.findIndex((one) => keyOf(one) === keyOf(before));
    this.report = report;
    this.chosen = this.chosen > 0 && same !== null && same > 0 ? same : 0;
  }

  async #raw(origin: OriginLine): Promise<string | null> {
    return (await this.#desk?.raw(origin.file, origin.record ?? null)) ?? null;
  }

  async #attempt(doing: string, action: () => Promise<unknown>): Promise<void> {
    try {
      await action();
    } catch (error) {
      this.broke(doing, error);
    }
  }
}

function keyOf({ client, account, target, server, error }: Diagnosis): string {
  return JSON.stringify([client, account, target, server, error]);
}
