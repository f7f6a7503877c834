import type { Answer, Client, TestApi } from './running-api.js';

/** A report as the hotline takes it down. */
export const STREET_LIGHT = {
  channel: 'hotline',
  kind: 'HELP',
  title: '柳荫路路灯不亮',
  description: '三盏路灯坏了一周，老人晚上不敢出门',
  appellant: { name: '王秀英', phone: '13800138000' },
  territory: 'demo-heping-liuyin',
  category: 'facilities.street-light',
  place: { address: '柳荫路12号3单元', latitude: 31.78, longitude: 119.97 },
};

/** What an agent takes a matter in with. */
export const ACCEPTANCE = {
  category: 'facilities.street-light',
  territory: 'demo-heping-liuyin',
};

/** An instant so many days from the test's now. */
export const inDays = (test: TestApi, days: number): string =>
  new Date(test.clock.now().getTime() + days * 86_400_000).toISOString();

/** Fails loudly where a step of a story was not done. */
export function done(answer: Answer): Answer {
  if (answer.status >= 300)
    throw new Error(`${String(answer.status)}: ${JSON.stringify(answer.body)}`);
  return answer;
}

/** The issue an answer is about. */
export const issueIn = (answer: Answer): string => String(answer.body['issue']);

/** The assignment a dispatch gave to its lead. */
export function leadIn(answer: Answer): string {
  const [lead] = answer.body['assignments'] as { assignment: string }[];
  return lead?.assignment ?? '';
}

/** Reports, accepts and dispatches to 城市管理局; the assignment waits for its signature. */
export async function dispatched(
  test: TestApi,
  operator: Client,
): Promise<{ issue: string; assignment: string; answer: Answer }> {
  const issue = issueIn(done(await operator.post('/issues', STREET_LIGHT)));
  done(await operator.post(`/issues/${issue}/acceptance`, ACCEPTANCE));
  const answer = done(
    await operator.post(`/issues/${issue}/dispatch`, {
      lead: 'urban-management',
      dueAt: inDays(test, 3),
    }),
  );
  return { issue, assignment: leadIn(answer), answer };
}
