import { byType, joined, quoted, type Bilingual, type EvolveMeta } from '@shaodao/decider';
import type { MediationEvent, MediationEventMap, RoomPhase } from './events.js';

const PHASES: Readonly<Record<RoomPhase, Bilingual>> = {
  STATE: { zh: '说理', en: 'stating' },
  APPRAISE: { zh: '评理', en: 'appraising' },
  RESOLVE: { zh: '处理', en: 'resolving' },
};

/** One event of a mediation as a line of its timeline; texts as the reader may see them. */
export const describeMediation: (event: MediationEvent & EvolveMeta) => Bilingual =
  byType<MediationEventMap>({
    MediationRequested: ({ parties, title }) => ({
      zh: `申请调解：${title}（当事人 ${joined(parties).zh}）`,
      en: `Mediation requested between ${joined(parties).en}: ${title}`,
    }),
    PartyConsented: ({ party }) => ({
      zh: `当事人 ${party} 同意调解`,
      en: `${party} agreed to mediate`,
    }),
    MediationConsented: () => ({ zh: '全体当事人同意调解', en: 'All parties agreed to mediate' }),
    MediationRefused: ({ party, reason }) => ({
      zh: `当事人 ${party} 不同意调解${quoted(reason).zh}`,
      en: `${party} does not want to mediate${quoted(reason).en}`,
    }),
    ConsentLapsed: ({ silent }) => ({
      zh: `期限内未表示同意：${joined(silent).zh}，调解不启动`,
      en: `No consent in time from ${joined(silent).en}; the mediation does not begin`,
    }),
    MediationStopped: ({ party, reason }) => ({
      zh: `当事人 ${party} 终止调解${quoted(reason).zh}`,
      en: `${party} ended the mediation${quoted(reason).en}`,
    }),
    MediatorChosen: ({ mediator, tier }) => ({
      zh: `选定调解员 ${mediator}（层级 ${tier}）`,
      en: `${mediator} chosen to mediate on tier ${tier}`,
    }),
    MediatorRejected: ({ party, reason }) => ({
      zh: `当事人 ${party} 不接受调解员${quoted(reason).zh}`,
      en: `${party} does not accept the mediators${quoted(reason).en}`,
    }),
    WiseChosen: ({ party, wise }) => ({
      zh: `当事人 ${party} 选择明白人 ${wise}`,
      en: `${party} named ${wise} as the wise person`,
    }),
    WitnessInvited: ({ witness, unit }) => ({
      zh: `邀请 ${unit} 的 ${witness} 见证`,
      en: `${witness} of ${unit} invited to witness`,
    }),
    SessionOpened: ({ tier }) => ({
      zh: `在层级 ${tier} 开始调解`,
      en: `Session opened on tier ${tier}`,
    }),
    NextTierAsked: ({ party }) => ({
      zh: `当事人 ${party} 申请转上一层级`,
      en: `${party} asked for the next tier`,
    }),
    TierRaised: ({ from, tier, because }) => ({
      zh: `由层级 ${from} 转 ${tier} 调解（${because === 'FAILED' ? '调解不成' : '当事人申请'}）`,
      en: `Moved from tier ${from} to ${tier}, ${because === 'FAILED' ? 'as it had failed' : 'as all parties asked'}`,
    }),
    PartyHeard: ({ party, statement }) => ({
      zh: `当事人 ${party} 说理：${statement}`,
      en: `${party} stated: ${statement}`,
    }),
    PhaseAdvanced: ({ phase }) => ({
      zh: `进入“${PHASES[phase].zh}”阶段`,
      en: `Went on to ${PHASES[phase].en}`,
    }),
    MatterAppraised: ({ wise, answers, calming }) => {
      const holding = String(answers.filter((each) => each.holds).length);
      const all = String(answers.length);
      return {
        zh: `明白人 ${wise} 评理，${all} 项中 ${holding} 项成立${quoted(calming).zh}`,
        en: `${wise} appraised the matter, ${holding} of ${all} items hold${quoted(calming).en}`,
      };
    },
    RightsCorrected: ({ party, correction, basis }) => ({
      zh: `纠正侵害当事人 ${party} 合法权益的情形（依据 ${basis}）：${correction}`,
      en: `Harm to the lawful rights of ${party} corrected (${basis}): ${correction}`,
    }),
    StepTaken: ({ step, tier, note }) => ({
      zh: `层级 ${tier} 完成步骤 ${step}${quoted(note).zh}`,
      en: `Step ${step} taken on tier ${tier}${quoted(note).en}`,
    }),
    GuidanceGiven: ({ unit, content }) => ({
      zh: `${unit} 提出指导意见：${content}`,
      en: `Guidance from ${unit}: ${content}`,
    }),
    AgreementReached: ({ tier, text }) => ({
      zh: `在层级 ${tier} 达成调解协议：${text}`,
      en: `Agreement reached on tier ${tier}: ${text}`,
    }),
    MediationFailed: ({ tier, record, routesTold }) => ({
      zh: `层级 ${tier} 调解不成（已告知 ${joined(routesTold).zh}）：${record}`,
      en: `Tier ${tier} failed; told of ${joined(routesTold).en}: ${record}`,
    }),
    ConfirmationApplied: ({ court }) => ({
      zh: `共同向 ${court} 申请司法确认`,
      en: `Joint application to ${court} for judicial confirmation`,
    }),
    ConfirmationDecided: ({ granted, reference }) => ({
      zh: `司法确认${granted ? '有效' : '未获确认'}（${reference}）`,
      en: `Judicial confirmation ${granted ? 'granted' : 'denied'} (${reference})`,
    }),
    ConfirmationLapsed: () => ({
      zh: '司法确认申请期已过',
      en: 'The time to apply for judicial confirmation is over',
    }),
    FollowedUp: ({ note }) => ({ zh: `回访：${note}`, en: `Follow-up: ${note}` }),
    PerformanceCameDue: () => ({
      zh: '协议履行期限已到，请回访',
      en: 'The agreement is due to be performed; follow up',
    }),
    AgreementPerformed: () => ({ zh: '协议已履行', en: 'The agreement was performed' }),
    AgreementBreached: ({ party, note }) => ({
      zh: `当事人 ${party} 未履行协议：${note}`,
      en: `${party} did not perform the agreement: ${note}`,
    }),
    LitigationReferred: ({ court, after }) => ({
      zh: `引导向 ${court} 起诉（已经层级：${joined(after).zh || '无'}）`,
      en: `Referred to litigation at ${court} (tiers tried: ${joined(after).en || 'none'})`,
    }),
    LegalAidReferred: ({ party, unit }) => ({
      zh: `为当事人 ${party} 转介法律援助：${unit}`,
      en: `${party} referred to legal aid at ${unit}`,
    }),
  });
