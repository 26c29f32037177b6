import type { PlanRunOutcome } from '@planline/services/plan';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What the worker counts; names are `planline_worker_*`, durations in seconds. */
export interface WorkerMetrics {
  registry: Registry;
  jobs: Counter<'job' | 'outcome'>;
  jobSeconds: Histogram<'job'>;
  notePlanRun(outcome: PlanRunOutcome): void;
  noteBuildRun(outcome: string): void;
  brokenLaws: Gauge;
}

const secondsBuckets = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 180, 600];

export function createWorkerMetrics(): WorkerMetrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const planRuns = new Counter({
    name: 'planline_worker_plan_runs_total',
    help: 'Plan runs by outcome; failed ones by error code.',
    labelNames: ['outcome', 'code'],
    registers,
  });
  const answers = new Counter({
    name: 'planline_worker_answers_total',
    help: 'Answers by engine and intent.',
    labelNames: ['engine', 'intent'],
    registers,
  });
  const cache = new Counter({
    name: 'planline_worker_answer_cache_total',
    help: 'Answers: hit, given before; miss, made by an engine.',
    labelNames: ['result'],
    registers,
  });
  const aiSeconds = new Counter({
    name: 'planline_worker_ai_seconds_total',
    help: 'AI seconds, rounded up per run, by intent.',
    labelNames: ['intent'],
    registers,
  });
  const tokens = new Counter({
    name: 'planline_worker_tokens_total',
    help: 'Tokens in and out, by intent.',
    labelNames: ['intent'],
    registers,
  });
  const firstDelta = new Histogram({
    name: 'planline_worker_first_delta_seconds',
    help: 'From the engine’s start to the first piece of an answer.',
    buckets: secondsBuckets,
    registers,
  });
  const builds = new Counter({
    name: 'planline_worker_builds_total',
    help: 'Build runs by outcome.',
    labelNames: ['outcome'],
    registers,
  });
  return {
    registry,
    jobs: new Counter({
      name: 'planline_worker_jobs_total',
      help: 'Jobs by name and outcome: ok or failed.',
      labelNames: ['job', 'outcome'],
      registers,
    }),
    jobSeconds: new Histogram({
      name: 'planline_worker_job_seconds',
      help: 'Duration of jobs.',
      labelNames: ['job'],
      buckets: secondsBuckets,
      registers,
    }),
    brokenLaws: new Gauge({
      name: 'planline_worker_broken_laws',
      help: 'Laws of the books of AI time that the last nightly check found broken.',
      registers,
    }),
    notePlanRun(run) {
      planRuns.inc({ outcome: run.outcome, code: run.outcome === 'failed' ? run.code : '' });
      if (run.outcome !== 'succeeded') return;
      answers.inc({ engine: run.engine, intent: run.intent });
      cache.inc({ result: run.cacheHits > 0 ? 'hit' : 'miss' });
      aiSeconds.inc({ intent: run.intent }, run.aiSeconds);
      tokens.inc({ intent: run.intent }, run.tokens);
      if (run.firstDeltaMs !== null) firstDelta.observe(run.firstDeltaMs / 1_000);
    },
    noteBuildRun: (outcome) => builds.inc({ outcome }),
  };
}
