import { describe, expect, it } from 'vitest';
import type { RoleId } from '../../../src/domain/ids.js';
import type { PathwayReport } from '../../../src/domain/pathway.js';
import { plan } from '../../../src/engine/index.js';
import { realModel } from '../../support/bases.js';
import { asOf } from '../../support/people.js';
import { type Said, someone } from '../../support/someone.js';

const settled = { nation: 'england', 'right-to-work': true, 'full-time-education': false };
const areas = ['it-support', 'networks', 'software', 'testing', 'data-analysis', 'clinical-coding', 'records-admin'];
const others = ['information-governance', 'library', 'training', 'projects', 'management', 'clinical', 'research'];
const noWork = Object.fromEntries([...areas, ...others].map((area) => [`experience-${area}`, 0]));

const from = (answers: Readonly<Record<string, Said>>, role: string): PathwayReport =>
  plan(realModel, someone(realModel.base, { ...settled, ...noWork, ...answers }), asOf, { kind: 'role', role: role as RoleId });

const stepsOf = ({ pathways }: PathwayReport): readonly (readonly string[])[] =>
  pathways.map(({ steps }) =>
    steps.map(({ kind, route, role, way }) => (kind === 'apply' ? `apply by ${way}` : `${kind} ${route ?? role}`)),
  );

describe('eight people, and what an adviser would tell them', () => {
  it('16 with five GCSEs, to information analyst: an apprenticeship now, paid all the way', () => {
    // The data technician apprenticeship (level 3) takes people from 16 and trains for this post; it lasts 24 months.
    const report = from(
      { age: 16, 'gcse-passes': 5, 'english-level-2': true, 'maths-level-2': true, 'highest-level': '2' },
      'information-analyst',
    );
    expect(report.verdict).toBe('open');
    expect(stepsOf(report)).toEqual([['apply by data-technician-apprenticeship']]);
    expect(report.pathways[0]).toMatchObject({ earning: true, cost: { months: 24, pounds: 0 } });
  });

  it('no qualifications, to ICT support: apply, because a source says that none are asked for', () => {
    const report = from({ age: 30, 'highest-level': 'none', 'gcse-passes': 0 }, 'ict-support-technician');
    expect(stepsOf(report)).toEqual([['apply by direct:ict-support-technician']]);
  });

  it('an old degree, to data analyst: a post that gives work with data, and no apprenticeship below the degree', () => {
    const report = from(
      {
        age: 41,
        'degree-class': '2:2',
        'degree-subject': ['arts-humanities'],
        'highest-level': '6',
        'english-level-2': true,
        'maths-level-2': true,
      },
      'data-analyst',
    );
    expect(stepsOf(report)).toEqual([['post clinical-audit-facilitator', 'apply by direct:data-analyst']]);
  });

  it('a third-class degree, to the STP: no plan, and what the scheme asks for instead', () => {
    // The scheme takes a 2:1, or a 2:2 with a higher degree. Nobody changes a class once it is awarded: a second degree is not offered,
    // and a higher degree does not help a third. So there is none, not merely none found.
    const answers = { age: 24, 'degree-class': 'third', 'degree-subject': ['computing'], 'higher-degree': 'none', 'highest-level': '6' };
    const report = from(answers, 'trainee-clinical-scientist-health-informatics');
    expect(report).toMatchObject({ pathways: [], complete: true });
    expect(report.blocks.map(({ requirement }) => requirement.id)).toContain('science-degree');
    expect(report.blocks.find(({ requirement }) => requirement.id === 'science-degree')?.changes.length).toBe(2);
  });

  it('an HND, to the GMTS: a degree first, paid as an apprentice, and it rests on at least a 2:2', () => {
    // An HND does not count by itself. A degree apprenticeship is paid and gives a degree; the scheme takes a 2:2 in any subject.
    // Topping up the HND to a degree is quicker, but a university decides about that: the plan of the fewest steps is the paid one.
    const report = from({ age: 25, 'highest-level': '5', 'degree-class': 'none' }, 'gmts-health-informatics-trainee');
    const supposed = report.pathways.flatMap(({ steps }) => steps.flatMap(({ supposes }) => supposes));
    expect(supposed).toContainEqual({ kind: 'outcome', change: { attribute: 'degree-class', needs: '2:2', test: 'at-least' } });
    const first = report.pathways.find(({ names }) => names.includes('fewest-steps'));
    expect(first?.steps.map(({ kind, verdict, paid }) => [kind, verdict, paid])).toEqual([
      ['apprenticeship', 'open', true],
      ['apply', 'open', true],
    ]);
    expect(first?.steps[0]?.gives.map(({ attribute }) => attribute)).toContain('degree-class');
    // The scheme has rounds: every plan applies in one and starts when that round's training does.
    for (const last of report.pathways.map(({ steps }) => steps.at(-1))) expect(last?.opening?.starts).toBe(last?.start);
  });

  it('a ward clerk, to clinical coding auditor: maths, three years as a coder, the NCCQ, then apply', () => {
    // A coder is usually asked for English and maths; the auditor must have the NCCQ and three years of coding. The programme counts
    // the three years from the day of the NCCQ, which only it can judge: the plan says so.
    const report = from(
      {
        age: 35,
        'nhs-employee': true,
        'experience-records-admin': 48,
        'english-level-2': true,
        'maths-level-2': false,
        'science-level-2': true,
        'highest-level': '2',
        'work-level': 'assistant',
        posts: ['ward-clerk'],
        certifications: [],
      },
      'clinical-coding-auditor',
    );
    expect(stepsOf(report)).toContainEqual([
      'study functional-skills-maths-level-2',
      'post trainee-clinical-coder',
      'certification nccq',
      'apply by direct:clinical-coding-auditor',
    ]);
    expect(report.pathways[0]?.steps.at(-1)?.judged.join(' ')).toContain('three years count from the day you became accredited');
  });

  it('a nurse, to chief nursing information officer: nothing against it; a person decides about seniority', () => {
    const report = from(
      {
        age: 38,
        'nhs-employee': true,
        'experience-clinical': 120,
        'professional-registration': ['nursing-midwifery'],
        'degree-class': '2:1',
        'degree-subject': ['health-clinical'],
        'highest-level': '6',
      },
      'chief-nursing-information-officer',
    );
    expect(report.pathways[0]?.verdict).toBe('judged');
    expect(report.pathways[0]?.steps.at(-1)?.judged.length).toBeGreaterThan(0);
  });

  it('a library assistant, to knowledge and library services manager: only by an employer’s decision', () => {
    // The one way in is from librarian, and its months are months in library work, which an assistant has. No page states the step,
    // so the plan names the post that one would come from, and that an employer decides.
    const report = from(
      { age: 28, 'experience-library': 24, 'highest-level': '3', 'degree-class': 'none', certifications: [] },
      'knowledge-and-library-services-manager',
    );
    expect(report.pathways[0]).toMatchObject({ verdict: 'judged' });
    expect(report.pathways[0]?.steps.at(-1)?.judged.length).toBeGreaterThan(0);
  });
});
