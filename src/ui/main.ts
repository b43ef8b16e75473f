import { mount } from 'svelte';
import * as door from '../../workers/index.ts';
import App from './App.svelte';
import './tokens.css';
import './parts.css';
import './shell.css';
import './start.css';
import './diagnosis.css';
import './evidence.css';
import './readiness.css';
import { Page } from './page.svelte.ts';

const page = new Page(door);
void page.listEarlier();

const target = document.querySelector('#app');
if (target) mount(App, { target, props: { page } });

// Only the installed app has a service worker; a page opened from disk is offline by nature.
if (location.protocol.startsWith('http') && import.meta.env.PROD) {
  navigator.serviceWorker?.register('./sw.js').catch(() => {
    // Served without sw.js, as the single file may be: the page works all the same, as long as the server does.
  });
}
