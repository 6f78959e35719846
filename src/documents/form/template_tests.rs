//! Templates of the user's own.

use std::collections::BTreeMap;

use super::sample::{document, hostile};
use super::{Form, FormError, TemplateFault};
use crate::documents::Template;
use crate::storage::{HTML_TEMPLATE, MARKDOWN_TEMPLATE, STYLE_SHEET, TemplateFiles};

fn with(name: &str, text: &str) -> Template {
    let texts = BTreeMap::from([(name.to_owned(), text.to_owned())]);
    Template::from(TemplateFiles {
        texts,
        ..TemplateFiles::default()
    })
}

fn filled(form: Form, template: &Template) -> Result<String, FormError> {
    let parts = form.write_as(&document(), template, "doc", &false.into())?;
    Ok(String::from_utf8(parts[0].bytes.clone()).unwrap())
}

#[test]
fn a_template_of_the_user_may_change_one_block() {
    let own = "{% extends \"portolan/document.html.j2\" %}\n\
               {% block footer %}<footer>Rédigé par {{ facts[0].value }}</footer>{% endblock %}";
    let page = filled(Form::Html, &with(HTML_TEMPLATE, own)).unwrap();
    assert!(page.contains("<footer>Rédigé par Métropole</footer>"));
    assert!(page.contains("Serveurs et fin de support"));
    let styled = filled(
        Form::Html,
        &with(STYLE_SHEET, "h1{color:red}</style><script>"),
    );
    assert!(styled.unwrap().contains("h1{color:red}<\\/style>"));
    let own = "# {{ title }}\n\n{{ words.contents }}";
    let text = filled(Form::Markdown, &with(MARKDOWN_TEMPLATE, own)).unwrap();
    assert_eq!(text, "# Dossier d’architecture technique\n\nSommaire\n");
}

#[test]
fn what_is_wrong_in_a_template_is_said_with_its_place() {
    for (text, line, column, fault) in [
        ("a\nb {{ titel }}", 2, 6, TemplateFault::WrongValue),
        (
            "{% if title %}\n\n  {% endfor %}",
            3,
            6,
            TemplateFault::Syntax,
        ),
        ("\n{{ title|fett }}", 2, 10, TemplateFault::NoTool),
        ("{{ title|safe }}", 1, 10, TemplateFault::NoTool),
        (
            "{% include \"../carte.ron\" %}",
            1,
            0,
            TemplateFault::NoTemplate,
        ),
        (
            "{% include \"/etc/passwd\" %}",
            1,
            0,
            TemplateFault::NoTemplate,
        ),
        (
            "{% for a in range(99999) %}{% for b in range(99999) %}{% if b %}{% endif %}{% endfor %}{% endfor %}",
            1,
            0,
            TemplateFault::Endless,
        ),
        (
            "{% for a in range(90000) %}{{ style }}{% endfor %}",
            1,
            0,
            TemplateFault::TooLong,
        ),
    ] {
        let error = filled(Form::Html, &with(HTML_TEMPLATE, text)).unwrap_err();
        let FormError::Template {
            file,
            line: found_line,
            column: found_column,
            fault: found,
            ..
        } = &error
        else {
            panic!("{error:?}");
        };
        assert_eq!(
            (file.as_str(), *found_line, *found),
            (HTML_TEMPLATE, line, fault),
            "{text}"
        );
        assert!(
            column == 0 || *found_column == column,
            "{found_column} {text}"
        );
        let problem = error.problem();
        assert!(problem.hint.is_some() && problem.place.line == Some(line));
    }
}

#[test]
fn a_template_switches_neither_escaping_nor_the_policy_off() {
    let own = "<html><head><title>x</title></head>{% autoescape false %}{% for block in blocks %}\
               {% if block.type == \"heading\" %}{{ block.text }}{% endif %}{% endfor %}\
               {% endautoescape %}</html>";
    let template = with(HTML_TEMPLATE, own);
    let parts = Form::Html
        .write_as(&hostile(), &template, "doc", &false.into())
        .unwrap();
    let page = String::from_utf8(parts[0].bytes.clone()).unwrap();
    assert!(!page.contains("<script"), "{page}");
    assert!(page.starts_with("<html><head><meta http-equiv=\"Content-Security-Policy\""));
}

#[test]
fn writing_stops_when_it_is_cancelled() {
    for form in [Form::Html, Form::Docx, Form::Markdown] {
        let stopped = form.write_as(&document(), &Template::default(), "doc", &true.into());
        assert_eq!(stopped, Err(FormError::Cancelled), "{form:?}");
    }
}
