import { chatModes } from '@planline/contracts/chat-response';
import { languages } from '@planline/contracts/locale';
import { describe, expect, it } from 'vitest';
import { cannedAnswer } from '../testing/canned-answers';
import { createClaudeTestBench } from '../testing/claude-test-bench';
import { collectEvents, eventOf, lastAttemptText } from '../testing/collect-events';
import { lastMessageText, requestText } from '../testing/request-text';
import { message, structured, text, tool } from '../testing/scripted-reply';

const never = new AbortController().signal;

describe('plan with the real CLI', () => {
  it.each(chatModes)('gives a structured %s answer as it was written', async (intent) => {
    const answer = cannedAnswer(intent, 'en');
    await using bench = await createClaudeTestBench([structured(answer)]);
    const events = await collectEvents(bench.engine.plan(bench.planRequest(), never));
    const finish = eventOf(events, 'finish');
    expect(finish).toMatchObject({
      source: 'structured',
      truncated: false,
      languageMismatch: false,
    });
    expect(finish.answer).toEqual(answer);
    expect(JSON.parse(lastAttemptText(events))).toEqual(answer);
    expect(events.filter((event) => event.type === 'answer-start')).toHaveLength(1);
    expect(bench.leftovers()).toEqual([]);
  });

  it.each(languages)('answers in %s without a second turn', async (language) => {
    const answer = cannedAnswer('analysis', language);
    await using bench = await createClaudeTestBench([structured(answer)]);
    const request = bench.planRequest({ locale: language, language });
    const finish = eventOf(await collectEvents(bench.engine.plan(request, never)), 'finish');
    expect(finish.answer).toEqual(answer);
    expect(bench.api.requests).toHaveLength(1);
  });

  it('streams the answer before the model has finished it', async () => {
    let open = () => {};
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    const answer = cannedAnswer('feature', 'en');
    await using bench = await createClaudeTestBench([
      structured(answer, { gate: (piece) => (piece > 5 ? opened : undefined) }),
    ]);
    const seen: string[] = [];
    for await (const event of bench.engine.plan(bench.planRequest(), never)) {
      if (event.type !== 'answer-delta') continue;
      seen.push(event.text);
      // Only now may the model go on: what was seen so far was seen in mid-stream.
      if (seen.join('').includes('"feature"')) open();
    }
    expect(seen.length).toBeGreaterThan(5);
    expect(JSON.parse(seen.join(''))).toEqual(answer);
  });

  it('takes an answer that comes as fenced text, and keeps what the model said before out of it', async () => {
    const answer = cannedAnswer('fix', 'en');
    const fenced = `\`\`\`json\n${JSON.stringify(answer, null, 2)}\n\`\`\``;
    await using bench = await createClaudeTestBench((request) =>
      lastMessageText(request).includes('Where is the title')
        ? message([text('I look at the file first.'), tool('Read', { file_path: 'src/app.ts' })])
        : message([text(fenced)]),
    );
    const events = await collectEvents(bench.engine.plan(bench.planRequest(), never));
    expect(eventOf(events, 'finish')).toMatchObject({ answer, source: 'fenced' });
    expect(JSON.parse(lastAttemptText(events))).toEqual(answer);
    expect(JSON.stringify(events)).not.toContain('I look at the file first');
  });

  it('makes a general answer of prose', async () => {
    await using bench = await createClaudeTestBench(() =>
      message([text('It is in the app file.')]),
    );
    const events = await collectEvents(bench.engine.plan(bench.planRequest(), never));
    const answer = { intent: 'general', response: { markdown: 'It is in the app file.' } };
    expect(eventOf(events, 'finish')).toMatchObject({ answer, source: 'markdown' });
    expect(JSON.parse(lastAttemptText(events))).toEqual(answer);
  });

  it('names the files that were read, relative to the project, and none that was refused', async () => {
    await using bench = await createClaudeTestBench([
      message([tool('Glob', { pattern: '**/*.ts' })]),
      message([
        tool('Read', { file_path: 'src/app.ts' }),
        tool('Read', { file_path: '/etc/hostname' }),
      ]),
      structured(cannedAnswer('question', 'en')),
    ]);
    const events = await collectEvents(bench.engine.plan(bench.planRequest(), never));
    expect(events).toContainEqual({ type: 'progress', activity: 'searching' });
    expect(events).toContainEqual({ type: 'progress', activity: 'reading', file: 'src/app.ts' });
    expect(eventOf(events, 'finish').filesRead).toEqual(['src/app.ts']);
  });

  it('counts the tokens of the run', async () => {
    const usage = { inputTokens: 1_000, outputTokens: 200 };
    await using bench = await createClaudeTestBench([
      structured(cannedAnswer('general', 'en'), { usage }),
    ]);
    const finish = eventOf(
      await collectEvents(bench.engine.plan(bench.planRequest(), never)),
      'finish',
    );
    expect(finish.usage).toMatchObject(usage);
    expect(finish.usage.costUsd).toBeGreaterThan(0);
  });

  it('resumes the session it is given, and counts only the new turn', async () => {
    const usage = { inputTokens: 1_000, outputTokens: 200 };
    await using bench = await createClaudeTestBench(() =>
      structured(cannedAnswer('question', 'en'), { usage }),
    );
    const plan = async (changes: object) =>
      eventOf(await collectEvents(bench.engine.plan(bench.planRequest(changes), never)), 'finish');
    const first = await plan({});
    const second = await plan({ message: 'And the footer?', aiSessionId: first.aiSessionId });
    expect(second.aiSessionId).toBe(first.aiSessionId);
    expect(second.usage).toMatchObject(usage);
    expect(requestText(bench.api.requests[1])).toContain('Where is the title set?');
  });

  it.each(['00000000-0000-4000-8000-000000000000', '--dangerously-skip-permissions', 'old title'])(
    'starts afresh with the history when the session %s cannot be resumed',
    async (aiSessionId) => {
      await using bench = await createClaudeTestBench([structured(cannedAnswer('question', 'en'))]);
      const { context } = bench.planRequest();
      const history = [{ role: 'user' as const, text: 'We spoke of the opening hours.' }];
      const request = bench.planRequest({ aiSessionId, context: { ...context, history } });
      const finish = eventOf(await collectEvents(bench.engine.plan(request, never)), 'finish');
      expect(finish.aiSessionId).not.toBe(aiSessionId);
      expect(requestText(bench.api.requests[0])).toContain('We spoke of the opening hours.');
      expect(bench.api.requests).toHaveLength(1);
    },
  );

  it('asks once more for Arabic and takes the second answer', async () => {
    const answer = cannedAnswer('feature', 'ar');
    await using bench = await createClaudeTestBench([
      structured(cannedAnswer('feature', 'en')),
      structured(answer),
    ]);
    const request = bench.planRequest({ locale: 'ar-EG', language: 'ar' });
    const events = await collectEvents(bench.engine.plan(request, never));
    expect(eventOf(events, 'finish')).toMatchObject({ answer, languageMismatch: false });
    expect(events.filter((event) => event.type === 'answer-start')).toEqual([
      { type: 'answer-start', attempt: 1 },
      { type: 'answer-start', attempt: 2 },
    ]);
    expect(lastMessageText(bench.api.requests[1])).toContain('لم تكن إجابتك بالعربية');
    expect(JSON.parse(lastAttemptText(events))).toEqual(answer);
  });

  it('accepts the answer with a mark when the reminder does not help', async () => {
    await using bench = await createClaudeTestBench(() => structured(cannedAnswer('fix', 'en')));
    const request = bench.planRequest({ locale: 'ar', language: 'ar' });
    const finish = eventOf(await collectEvents(bench.engine.plan(request, never)), 'finish');
    expect(finish.languageMismatch).toBe(true);
    expect(bench.api.requests).toHaveLength(2);
  });

  it.each([
    '/clear',
    '/evil --now',
    '-p --dangerously-skip-permissions',
    '@/etc/hostname what is this',
  ])('passes %j on as a message', async (text) => {
    await using bench = await createClaudeTestBench([structured(cannedAnswer('general', 'en'))]);
    const request = bench.planRequest({ message: text });
    await collectEvents(bench.engine.plan(request, never));
    const told = requestText(bench.api.requests[0]);
    expect(told).toContain(text);
    expect(told).not.toContain('Called the Read tool');
  });

  it('removes what could turn a text around', async () => {
    const answer = {
      intent: 'general',
      response: { markdown: 'see \u202Egpj.exe\u202C \u0007now' },
    };
    await using bench = await createClaudeTestBench([structured(answer, { pieceLength: 3 })]);
    const events = await collectEvents(bench.engine.plan(bench.planRequest(), never));
    const clean = { intent: 'general', response: { markdown: 'see gpj.exe now' } };
    expect(eventOf(events, 'finish').answer).toEqual(clean);
    expect(JSON.parse(lastAttemptText(events))).toEqual(clean);
  });
});
