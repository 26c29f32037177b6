import { DomainError } from '@planline/contracts/domain-error';
import { TRPCError } from '@trpc/server';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { formatApiError } from './error-formatter';

const format = (error: unknown) => formatApiError({ error, path: 'a.b', requestId: 'R1' });
const thrownInProcedure = (cause: unknown) =>
  new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause });

describe('formatApiError', () => {
  it('gives a planned refusal its code, details and status', () => {
    const shape = format(
      thrownInProcedure(new DomainError('BUILD_IN_PROGRESS', { buildId: 'b1' })),
    );
    expect(shape.message).toBe('BUILD_IN_PROGRESS');
    expect(shape.data).toEqual({
      code: 'CONFLICT',
      httpStatus: 409,
      path: 'a.b',
      requestId: 'R1',
      planline: { code: 'BUILD_IN_PROGRESS', details: { buildId: 'b1' } },
    });
  });

  it('answers 410 for what is gone, which tRPC has no name for', () => {
    const shape = format(new DomainError('SIGN_IN_LINK_INVALID', {}));
    expect(shape.data).toMatchObject({ code: 'NOT_FOUND', httpStatus: 410 });
  });

  it('names the places of a wrong input', async () => {
    const parsed = z.object({ plan: z.array(z.number()) }).safeParse({ plan: [1, 'x'] });
    const shape = format(new TRPCError({ code: 'BAD_REQUEST', cause: parsed.error }));
    expect(shape.data.planline).toMatchObject({
      code: 'VALIDATION_FAILED',
      details: { issues: [{ path: 'plan.1' }] },
    });
    expect(shape.data.httpStatus).toBe(400);
  });

  it('takes the text of an unplanned error away, also when our own output is wrong', () => {
    const outputError = z.string().safeParse(1).error;
    for (const cause of [new Error('password=hunter2'), outputError, 'text']) {
      const shape = format(thrownInProcedure(cause));
      expect(shape.data.planline).toEqual({ code: 'INTERNAL', details: {} });
      expect(JSON.stringify(shape)).not.toContain('hunter2');
      expect(shape.data).not.toHaveProperty('stack');
    }
  });

  it('answers an unknown procedure and a broken body without a stack', () => {
    expect(format(new TRPCError({ code: 'NOT_FOUND' })).data.planline.code).toBe('NOT_FOUND');
    expect(format(new TRPCError({ code: 'PARSE_ERROR' })).data.planline.code).toBe(
      'VALIDATION_FAILED',
    );
  });
});
