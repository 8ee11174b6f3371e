//! What HR systems write over their columns.

use super::Field;
use crate::domain::table::Table;

/// The heading of a column that says yes where somebody is not with us.
pub(super) const TERMINATED: &str = "terminated";

/// Headings by field, the better first, as [`bare`] writes them.
pub(super) const GUESSES: &[(Field, &[&str])] = &[
    (
        Field::Id,
        &[
            "associateid",
            "employeeid",
            "employeenumber",
            "employeenum",
            "workerid",
            "personid",
            "personnumber",
            "staffid",
            "uuid",
            "id",
        ],
    ),
    (
        Field::Email,
        &[
            "workemail",
            "workcontactworkemail",
            "primaryworkemail",
            "emailwork",
            "companyemail",
            "businessemail",
            "emailaddress",
            "email",
            "mail",
        ],
    ),
    (
        Field::Title,
        &[
            "jobtitle",
            "jobtitledescription",
            "businesstitle",
            "positiontitle",
            "jobs0title",
            "title",
            "position",
            "jobprofile",
        ],
    ),
    (
        Field::Department,
        &[
            "department",
            "departmentname",
            "homedepartmentdescription",
            "dept",
            "supervisoryorganization",
            "team",
        ],
    ),
    (
        Field::Location,
        &[
            "location",
            "locationname",
            "locationdescription",
            "worklocation",
            "office",
            "site",
        ],
    ),
    (
        Field::Manager,
        &[
            "managerworkemail",
            "manageremail",
            "supervisoremail",
            "reportstoemail",
            "manageruuid",
            "managerid",
            "manageremployeeid",
            "supervisorid",
            "supervisoreid",
            "reportstoid",
            "reportstoassociateid",
            "manager",
            "managername",
            "supervisor",
            "reportstoname",
            "reportsto",
            "reportingto",
        ],
    ),
    (
        Field::Start,
        &[
            "rehiredate",
            "mostrecenthiredate",
            "hiredate",
            "jobs0hiredate",
            "startdate",
            "dateofhire",
            "originalhiredate",
            "start",
        ],
    ),
    (
        Field::End,
        &[
            "terminationdate",
            "enddate",
            "lastdayofwork",
            "lastday",
            "separationdate",
            "termdate",
            "terminations0effectivedate",
            "end",
        ],
    ),
    (
        Field::Status,
        &[
            "positionstatus",
            "employmentstatus",
            "workerstatus",
            "employeestatus",
            "status",
            TERMINATED,
        ],
    ),
];

const WHOLE_NAMES: &[&str] = &[
    "displayname",
    "fullname",
    "employeename",
    "workername",
    "name",
];
const CALLED: &[&str] = &["preferredname", "preferredfirstname"];
const FIRST: &[&str] = &[
    "legalfirstname",
    "firstname",
    "legalnamefirstname",
    "givenname",
    "first",
];
const LAST: &[&str] = &[
    "legallastname",
    "lastname",
    "legalnamelastname",
    "surname",
    "familyname",
    "last",
];

/// What people call somebody, and their last name; or the columns of a whole name.
pub(super) fn names(table: &Table) -> Option<Vec<usize>> {
    if let Some(whole) = table.column("display name") {
        return Some(vec![whole]);
    }
    let last = table.any(LAST);
    match (table.any(CALLED), table.any(FIRST), last) {
        (Some(called), Some(first), Some(last)) => Some(vec![called, first, last]),
        (Some(first), None, Some(last)) | (None, Some(first), Some(last)) => {
            Some(vec![first, last])
        }
        _ => table.any(WHOLE_NAMES).map(|column| vec![column]),
    }
}
