import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

// The content-security policy refuses connections, but no directive exists for navigation, new windows and WebRTC.
// So the names that reach the network are not written at all; tests/browser/built.spec.ts looks for them in the build.
const REACHES_OUT = [
  'fetch',
  'fetchLater',
  'XMLHttpRequest',
  'WebSocket',
  'WebSocketStream',
  'WebTransport',
  'EventSource',
  'RTCPeerConnection',
  'webkitRTCPeerConnection',
  'open',
  'importScripts',
];
const PAGE = ['src/**/*.{ts,svelte}', 'workers/**/*.ts'];

export default ts.config(
  { ignores: ['dist/', 'test-results/', 'playwright-report/', 'tests/cases/', '**/samples/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  ts.configs.strict,
  svelte.configs.recommended,
  { rules: { eqeqeq: 'error', 'prefer-const': 'error', 'no-console': 'error' } },
  {
    files: ['**/*.ts', '**/*.svelte'],
    languageOptions: { parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] } },
    rules: {
      'no-undef': 'off', // the compiler knows better
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: { 'svelte/no-at-html-tags': 'error', 'prefer-const': 'off', 'svelte/prefer-const': 'error' },
  },
  {
    files: PAGE,
    languageOptions: { globals: globals.browser },
    rules: {
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-globals': ['error', ...REACHES_OUT],
      'no-restricted-properties': [
        'error',
        ...REACHES_OUT.flatMap((property) => [
          { object: 'window', property },
          { object: 'self', property },
          { object: 'globalThis', property },
        ]),
        { property: 'sendBeacon' },
        { property: 'innerHTML' },
        { property: 'outerHTML' },
        { property: 'insertAdjacentHTML' },
        { object: 'document', property: 'write' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'AssignmentExpression[left.name="location"]',
          message: 'The page never navigates.',
        },
        {
          selector: 'AssignmentExpression[left.type="MemberExpression"][left.property.name="location"]',
          message: 'The page never navigates.',
        },
        {
          selector: 'AssignmentExpression[left.object.name="location"][left.property.name!="hash"]',
          message: 'The page never navigates; only its own #hash may change.',
        },
        {
          selector: 'AssignmentExpression[left.object.property.name="location"][left.property.name!="hash"]',
          message: 'The page never navigates; only its own #hash may change.',
        },
        {
          selector:
            'CallExpression[callee.object.name="location"][callee.property.name=/^(assign|replace)$/]',
          message: 'The page never navigates.',
        },
        {
          selector:
            'CallExpression[callee.object.property.name="location"][callee.property.name=/^(assign|replace)$/]',
          message: 'The page never navigates.',
        },
        {
          selector: 'SvelteAttribute[key.name="style"] > SvelteLiteral',
          message:
            'A literal style attribute is refused by the policy in Firefox: use a class or style:prop.',
        },
      ],
    },
  },
  {
    files: ['tools/page-guard.js', 'tools/service-worker.js'],
    languageOptions: {
      sourceType: 'script',
      globals: { ...globals.browser, ...globals.serviceworker, FILES: 'readonly', RELEASE: 'readonly' },
    },
  },
  {
    files: ['tools/**/*.{mjs,ts}', 'tests/**', '*.config.*', '**/*.test.ts'],
    languageOptions: { globals: globals.node },
    rules: {
      'no-console': 'off',
      'no-restricted-globals': 'off',
      'no-restricted-properties': 'off',
    },
  },
);
