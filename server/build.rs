//! The site's folder must exist for the binary to carry it, also before the first build of the site.

use std::path::Path;

fn main() -> std::io::Result<()> {
    let site = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/site");
    std::fs::create_dir_all(&site)?;
    // cargo follows the newest time stamp below the folder.
    println!("cargo:rerun-if-changed={}", site.display());
    Ok(())
}
