//! The operator's legal documents: `privacy.md` in the configured folder becomes `/legal/privacy`. Read once at start.

use std::collections::BTreeMap;
use std::path::Path;

use portico_app::features::legal::{Block, LegalDocument, parse_blocks};
use portico_app::shell::LegalLink;

/// All documents by the name in their path.
pub type LegalDocuments = BTreeMap<String, LegalDocument>;

/// Reads `.md` and `.txt` files whose names are plain: small letters, digits and dashes. Others are left alone.
pub fn read_documents(folder: Option<&Path>) -> std::io::Result<LegalDocuments> {
    let mut documents = LegalDocuments::new();
    let Some(folder) = folder else { return Ok(documents) };
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if let Some(name) = document_name(&path) {
            let text = std::fs::read_to_string(&path)?;
            documents.insert(name.clone(), document(&name, &text));
        }
    }
    Ok(documents)
}

/// The links of the footer.
pub fn links(documents: &LegalDocuments) -> Vec<LegalLink> {
    let link = |(name, document): (&String, &LegalDocument)| LegalLink {
        href: format!("/legal/{name}"),
        title: document.title.clone(),
        to_accept: false,
    };
    documents.iter().map(link).collect()
}

fn document_name(path: &Path) -> Option<String> {
    let known = matches!(path.extension()?.to_str()?, "md" | "txt");
    let name = path.file_stem()?.to_str()?;
    let plain = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    (known && plain && !name.is_empty()).then(|| name.to_owned())
}

/// The first heading is the title; without one the name must do.
fn document(name: &str, text: &str) -> LegalDocument {
    let mut blocks = parse_blocks(text);
    let title = match blocks.first() {
        Some(Block::Heading(title)) => title.clone(),
        Some(Block::Paragraph(_) | Block::List(_)) | None => {
            return LegalDocument { title: name.to_owned(), blocks };
        }
    };
    blocks.remove(0);
    LegalDocument { title, blocks }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_named_by_their_files_and_titled_by_their_headings() {
        let folder = std::env::temp_dir().join(format!("portico-legal-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        for (name, text) in
            [("privacy.md", "# Your privacy\n\nWe care."), ("terms.txt", "Be kind."), (".secret", "x"), ("A b.md", "x")]
        {
            std::fs::write(folder.join(name), text).unwrap();
        }
        let documents = read_documents(Some(&folder)).unwrap();
        let links = links(&documents);
        let shown: Vec<_> = links.iter().map(|link| (link.href.as_str(), link.title.as_str())).collect();
        assert_eq!(shown, [("/legal/privacy", "Your privacy"), ("/legal/terms", "terms")]);
        assert_eq!(documents["privacy"].blocks, [Block::Paragraph("We care.".into())]);
        assert!(read_documents(None).unwrap().is_empty());
        std::fs::remove_dir_all(folder).unwrap();
    }
}
