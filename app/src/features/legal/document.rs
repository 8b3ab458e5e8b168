//! The little that a legal document needs: headings, paragraphs and lists, from plain text.

/// A piece of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Heading(String),
    /// A paragraph.
    Paragraph(String),
    /// A list.
    List(Vec<String>),
}

/// Reads plain text: pieces are parted by empty lines, a piece that begins with `# ` (or more of them) is a heading, one in
/// which each line begins with `- ` is a list.
pub fn parse_blocks(text: &str) -> Vec<Block> {
    let normal = text.replace("\r\n", "\n");
    normal.split("\n\n").map(str::trim).filter(|piece| !piece.is_empty()).map(parse_block).collect()
}

fn parse_block(piece: &str) -> Block {
    if let Some(heading) = piece.strip_prefix('#') {
        return Block::Heading(joined(heading.trim_start_matches('#')));
    }
    let items: Option<Vec<_>> = piece.lines().map(|line| line.trim().strip_prefix("- ").map(str::to_owned)).collect();
    match items {
        Some(items) => Block::List(items),
        None => Block::Paragraph(joined(piece)),
    }
}

fn joined(piece: &str) -> String {
    piece.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_paragraphs_and_lists_are_told_apart() {
        let blocks = parse_blocks("# Who we are\r\n\r\nOne line\nand its end.\n\n- first\n- second\n");
        assert_eq!(
            blocks,
            [
                Block::Heading("Who we are".into()),
                Block::Paragraph("One line and its end.".into()),
                Block::List(vec!["first".into(), "second".into()]),
            ]
        );
    }
}
