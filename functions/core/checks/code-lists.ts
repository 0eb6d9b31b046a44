import administrativeCategory from '../../../schemas/codes/administrative-category.json' with { type: 'json' };
import admissionMethod from '../../../schemas/codes/admission-method.json' with { type: 'json' };
import dischargeDestination from '../../../schemas/codes/discharge-destination.json' with { type: 'json' };
import dischargeMethod from '../../../schemas/codes/discharge-method.json' with { type: 'json' };
import patientClassification from '../../../schemas/codes/patient-classification.json' with { type: 'json' };
import sex from '../../../schemas/codes/sex.json' with { type: 'json' };
import sourceOfAdmission from '../../../schemas/codes/source-of-admission.json' with { type: 'json' };

/** The codes that a field may hold, with the words for them. */
export type CodeList = { title: string; citation: string; titles: ReadonlyMap<string, string> };

type CodeListFile = { title: string; citation: string; codes: { code: string; title: string }[] };

const files: Record<string, CodeListFile> = {
  'administrative-category': administrativeCategory,
  'admission-method': admissionMethod,
  'discharge-destination': dischargeDestination,
  'discharge-method': dischargeMethod,
  'patient-classification': patientClassification,
  sex,
  'source-of-admission': sourceOfAdmission,
};

/** The code list of that name. Throws where a contract names a list that does not exist: that is a fault of ours. */
export function codeList(name: string): CodeList {
  const file = files[name];
  if (!file) throw new Error(`schemas/codes has no list ${name}`);
  return {
    title: file.title,
    citation: file.citation,
    titles: new Map(file.codes.map(({ code, title }) => [code, title])),
  };
}
