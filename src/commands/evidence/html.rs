//! An export as one HTML page: no script, nothing loaded from elsewhere, fit to print; every word escaped.

use quick_xml::escape::escape;

use crate::ops::evidence::Report;

const STYLE: &str = "@page{size:A4 landscape;margin:14mm}body{font:13px/1.45 system-ui,sans-serif;margin:1.5rem auto;max-width:84rem;padding:0 1rem;color:#111;background:#fff}\
h1{font-size:1.4rem}h2{font-size:1.1rem;margin-top:2rem;break-after:avoid}table{border-collapse:collapse;width:100%}thead{display:table-header-group}\
th,td{text-align:left;vertical-align:top;padding:.25rem .45rem;border-bottom:1px solid #ccc;overflow-wrap:anywhere}th{font-weight:600;border-bottom:2px solid #555}tr{break-inside:avoid}\
.proven{font-weight:600}.claimed{font-style:italic}.bad{color:#a40000;font-weight:600}footer{margin-top:2.5rem;border-top:2px solid #555;padding-top:.6rem}dt{font-weight:600;float:left;clear:left;width:11rem}dd{margin:0 0 .2rem 11.5rem}\
@media print{body{margin:0;max-width:none;padding:0;font-size:10px}}";

/// A table: its heading, the heads of its columns, and its rows.
pub(super) struct Table {
    /// The heading, and the name of its CSV file.
    pub(super) name: &'static str,
    /// The heads.
    pub(super) heads: Vec<&'static str>,
    /// The rows.
    pub(super) rows: Vec<Vec<String>>,
}

/// The export as a page.
pub(super) fn render(report: &Report, tables: &[Table]) -> String {
    let title = format!("Evidence as of {}", report.as_of);
    let mut text = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>{0}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{0}</h1>\n<p>{1}</p>\n",
        shown(&title),
        shown(&report.scope)
    );
    for table in tables
        .iter()
        .filter(|table| table.name != "about" && !table.rows.is_empty())
    {
        text.push_str(&section(table));
    }
    text.push_str("<footer>\n<h2>What this was taken from</h2>\n<dl>\n");
    let about = tables.iter().filter(|table| table.name == "about");
    for row in about.flat_map(|table| &table.rows) {
        if let [key, value] = row.as_slice() {
            text.push_str(&format!(
                "<dt>{}</dt><dd>{}</dd>\n",
                shown(key),
                shown(value)
            ));
        }
    }
    text.push_str("</dl>\n</footer>\n</body>\n</html>\n");
    text
}

fn section(table: &Table) -> String {
    let heads: String = table
        .heads
        .iter()
        .map(|head| format!("<th>{}</th>", shown(head)))
        .collect();
    let cell = |(at, text): (usize, &String)| {
        let class = match (table.heads.get(at).copied(), text.as_str()) {
            (Some("class"), "proven") => " class=\"proven\"",
            (Some("class"), "claimed") => " class=\"claimed\"",
            (Some("failures"), text) if !text.is_empty() => " class=\"bad\"",
            _ => "",
        };
        format!("<td{class}>{}</td>", shown(text))
    };
    let row = |row: &Vec<String>| {
        let cells: String = row.iter().enumerate().map(cell).collect();
        format!("<tr>{cells}</tr>\n")
    };
    let rows: String = table.rows.iter().map(row).collect();
    format!(
        "<h2>{} ({})</h2>\n<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n",
        shown(table.name),
        table.rows.len()
    )
}

/// Text that stays text; what nobody sees and what turns lines around is shown as what it is.
fn shown(text: &str) -> String {
    escape(crate::ui::safe(text).as_str()).into_owned()
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_of_a_record_is_html() {
        assert_eq!(
            super::shown("<b onclick=\"x('&')\">"),
            "&lt;b onclick=&quot;x(&apos;&amp;&apos;)&quot;&gt;"
        );
        assert!(!super::shown("a\u{202e}b\u{1b}").contains('\u{202e}'));
    }
}
