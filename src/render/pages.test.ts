import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refuse } from '../domain/refusal.ts';
import { LANGUAGES } from '../messages/index.ts';
import { renderApiDocs } from './api-docs.tsx';
import { renderErrorPage } from './error-page.tsx';
import { TEST_ASSETS } from '../testing/discussions.ts';
import { renderSignInEmail } from './sign-in-email.tsx';
import { renderSignInPage } from './sign-in-page.tsx';
import type { SignInStep, SignInView } from './views.ts';

const FRAME = {
  language: 'en',
  assets: TEST_ASSETS,
} as const;
const SIGN_IN: SignInView = {
  ...FRAME,
  siteName: 'The Harbour Courier',
  carried: { return: '/courier/stories/a', mode: 'window' },
  current: { step: 'ways', passkey: true, providers: [], email: 'everybody' },
};
const STEPS: readonly SignInStep[] = [
  { step: 'ways', passkey: true, providers: [{ key: 'id', name: 'Harbour ID' }], email: 'everybody' },
  { step: 'code', email: 'ann@example.org', lifetime: 600, isInLog: false },
  { step: 'name' },
  { step: 'continue', name: 'Ann' },
  { step: 'done' },
];

test('each step of signing in hands on where the reader came from', () => {
  for (const current of STEPS.slice(0, 4)) {
    const html = renderSignInPage({ ...SIGN_IN, current });
    assert.match(html, /<input type="hidden" name="return" value="\/courier\/stories\/a"\/>/, current.step);
    assert.match(html, /<input type="hidden" name="mode" value="window"\/>/, current.step);
  }
});

test('the first step has a button for each service, and the form only for whom it is', () => {
  const providers = [
    { key: 'harbour', name: 'Harbour ID' },
    { key: 'github', name: 'GitHub' },
  ];
  const render = (email: 'everybody' | 'newsroom' | 'hidden', offered = providers) =>
    renderSignInPage({ ...SIGN_IN, current: { step: 'ways', passkey: true, providers: offered, email } });
  assert.match(
    render('everybody'),
    /action="\/sign-in\/with\/harbour".*class="way">Continue with Harbour ID<.*name="email"/,
  );
  // Without script one begins with what works.
  assert.match(render('everybody'), /name="email".*<noscript><p class="hint">Passkeys need JavaScript/);
  assert.doesNotMatch(render('hidden'), /name="email"/);
  assert.match(render('hidden'), /&amp;newsroom=1">Sign in by e-mail as a member of the newsroom</);
  assert.match(render('newsroom'), /moderators and admins.*name="email"/);
  assert.match(render('hidden', []), /Readers of The Harbour Courier sign in on its own pages/);
});

test('what went wrong at another service stands above the ways in, and no field is blamed', () => {
  const html = renderSignInPage({ ...SIGN_IN, refusal: refuse('provider_away') });
  assert.match(html, /role="alert">The service you chose does not answer.*name="email"/);
  assert.doesNotMatch(html, /aria-invalid/);
});

test('a wrong code is explained at its field', () => {
  const current = STEPS[1] as SignInStep;
  const html = renderSignInPage({ ...SIGN_IN, current, refusal: refuse('code_wrong', { field: 'code' }) });
  assert.match(
    html,
    /aria-describedby="error" autofocus\/><\/label><p class="error" id="error" role="alert">This is not the code/,
  );
  assert.match(html, /ann@example\.org\. It is good for 10 minutes/);
});

test('where no mail is sent, the page says where the code is', () => {
  const code = { step: 'code', email: 'a@example.org', lifetime: 600 } as const;
  assert.match(
    renderSignInPage({ ...SIGN_IN, current: { ...code, isInLog: true } }),
    /printed in the server’s log/,
  );
  assert.doesNotMatch(renderSignInPage({ ...SIGN_IN, current: { ...code, isInLog: false } }), /server/);
});

test('the last step holds the token for its script and for nobody else', () => {
  const done = { step: 'done', token: 't0', origin: 'https://courier.example' } as const;
  const html = renderSignInPage({ ...SIGN_IN, current: done });
  assert.match(html, /<p data-token="t0" data-origin="https:\/\/courier\.example">/);
  assert.match(html, /src="\/h\.js"/);
  assert.doesNotMatch(renderSignInPage(SIGN_IN), /src="\/h\.js"/);
});

test('all steps can be read in every language', () => {
  for (const language of LANGUAGES) {
    for (const current of STEPS) {
      assert.doesNotMatch(renderSignInPage({ ...SIGN_IN, language, current }), /\{\w+\}/);
    }
  }
});

test('an error page says what happened, what to do and under which id it is known', () => {
  const html = renderErrorPage({
    ...FRAME,
    status: 503,
    traceId: 'abc123',
    retryAfter: 5,
    backUrl: '/courier/stories/a',
  });
  assert.match(html, /<h1>Not available just now<\/h1><p>Please wait 5 seconds/);
  assert.match(html, /abc123/);
  assert.match(html, /<a href="\/courier\/stories\/a">/);
});

test('a refusal says more than its status; a status without words takes those of its class', () => {
  const refusal = refuse('story_not_found');
  assert.match(
    renderErrorPage({ ...FRAME, status: 404, traceId: 'x', refusal }),
    /This story is not known here/,
  );
  assert.match(renderErrorPage({ ...FRAME, status: 418, traceId: 'x' }), /That could not be read/);
  assert.match(renderErrorPage({ ...FRAME, status: 502, traceId: 'x' }), /Something went wrong here/);
});

test('the mail with the code holds it as text and as HTML, in the reader’s language', () => {
  const mail = renderSignInEmail({ language: 'de', siteName: '<Kurier>', code: '123 456', lifetime: 600 });
  assert.equal(mail.subject, '123 456 ist Ihr Code für <Kurier>');
  assert.match(mail.text, /^Ihr Code .*:\n\n123 456\n\nEr gilt 10 Minuten/);
  assert.match(mail.html, /&lt;Kurier>.*<strong>123 456<\/strong>/s);
});

test('the page of the API writes schemas the way types read', () => {
  const html = renderApiDocs({
    assets: FRAME.assets,
    openapi: {
      info: { title: 'Parley', version: '1' },
      paths: {
        '/comments': {
          post: {
            summary: 'Write a comment',
            parameters: [{ name: 'lang', in: 'query', schema: { enum: ['en', 'de'] } }],
            requestBody: {
              content: {
                'application/json': {
                  schema: {
                    required: ['body'],
                    properties: {
                      body: { type: 'string', description: 'Markdown' },
                      parentId: { anyOf: [{ type: 'string', format: 'uuid' }, { type: 'null' }] },
                      tags: { items: { enum: ['a', 'b'] } },
                    },
                  },
                },
              },
            },
            responses: {
              201: {
                description: 'Written',
                content: { 'application/json': { schema: { $ref: '#/components/schemas/Comment' } } },
              },
            },
          },
        },
      },
      components: { schemas: { Comment: { additionalProperties: { const: 1 } } } },
    },
  });
  assert.ok(html.includes('POST <wbr/>/comments'));
  assert.ok(
    html.includes(
      '<pre>{\n  body: string  // Markdown\n  parentId?: string (uuid) | null\n  tags?: (&quot;a&quot; | &quot;b&quot;)[]\n}</pre>',
    ),
  );
  assert.ok(html.includes('Answers 201: Written</p><pre>Comment</pre>'));
  assert.ok(html.includes('<pre>{ [key]: 1 }</pre>'));
});
