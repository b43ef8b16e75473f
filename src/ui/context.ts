import { createContext } from 'svelte';
import type { Page } from './page.svelte.ts';

/** The page, for every component below `App`. */
export const [thePage, setPage] = createContext<Page>();
