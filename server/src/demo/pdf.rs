//! Small real PDF files (ISO 32000-1, §7): one page, one of the standard fonts, lines of Latin text. Enough for a statement that opens
//! in every reader.

/// A4 in points.
const PAGE: (i32, i32) = (595, 842);
const MARGIN: i32 = 64;

/// A page with a heading and lines. Letters outside of Latin-1 become question marks, as the standard fonts have none.
pub(super) fn page(heading: &str, lines: &[String]) -> Vec<u8> {
    let content = content(heading, lines);
    let objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {} {}] /Resources << /Font << /F1 4 0 R /F2 5 0 R >> >> /Contents 6 0 R >>",
            PAGE.0, PAGE.1
        )
        .into_bytes(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_vec(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>".to_vec(),
        [format!("<< /Length {} >>\nstream\n", content.len()).as_bytes(), &content, b"\nendstream"].concat(),
    ];
    assemble(&objects)
}

fn content(heading: &str, lines: &[String]) -> Vec<u8> {
    let top = PAGE.1 - MARGIN - 20;
    let mut content = format!("BT /F2 20 Tf {MARGIN} {top} Td ").into_bytes();
    show(&mut content, heading);
    content.extend(b" /F1 11 Tf 0 -36 Td 17 TL ");
    for line in lines {
        show(&mut content, line);
        content.extend(b" T* ");
    }
    content.extend(b"ET");
    content
}

/// A string in parentheses, with what would end it escaped (§7.3.4.2).
fn show(content: &mut Vec<u8>, text: &str) {
    content.push(b'(');
    for letter in text.chars() {
        let byte = u8::try_from(u32::from(letter)).unwrap_or(b'?');
        if matches!(byte, b'(' | b')' | b'\\') {
            content.push(b'\\');
        }
        content.push(byte);
    }
    content.extend(b") Tj");
}

/// The objects, the table of where each begins, and the trailer.
fn assemble(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut file = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in objects.iter().enumerate() {
        table.push_str(&format!("{:010} 00000 n \n", file.len()));
        file.extend(format!("{} 0 obj\n", number + 1).as_bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let start = file.len();
    file.extend(table.as_bytes());
    let trailer = format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1);
    file.extend(trailer.as_bytes());
    file
}

#[cfg(test)]
mod tests {
    use super::page;

    /// One letter a byte, so that places in the text are places in the file.
    fn plain(file: &[u8]) -> String {
        file.iter().map(|byte| if byte.is_ascii() { char::from(*byte) } else { '~' }).collect()
    }

    #[test]
    fn each_object_begins_where_the_table_says() {
        let file = page("A (heading)", &["Zinsgutschrift für März".into(), "back\\slash".into()]);
        let text = plain(&file);
        assert!(text.starts_with("%PDF-1.4\n") && text.ends_with("%%EOF\n"));
        let start: usize = text.split("startxref\n").nth(1).unwrap().lines().next().unwrap().parse().unwrap();
        assert!(text[start..].starts_with("xref\n0 7\n"));
        let places = text[start..].lines().filter_map(|line| line.strip_suffix(" 00000 n ")).enumerate();
        let mut found = 0;
        for (number, place) in places {
            let place: usize = place.parse().unwrap();
            assert!(text[place..].starts_with(&format!("{} 0 obj\n", number + 1)));
            found += 1;
        }
        assert_eq!(found, 6);
        assert!(text.contains("(A \\(heading\\)) Tj") && text.contains("f~r M~rz") && text.contains("back\\\\slash"));
    }

    #[test]
    fn the_stream_is_as_long_as_it_says() {
        let file = page("Statement", &["One line".into()]);
        let text = plain(&file);
        let length: usize = text.split("/Length ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
        let stream = text.split_once("stream\n").unwrap().1.split("\nendstream").next().unwrap();
        assert_eq!(stream.len(), length);
    }
}
