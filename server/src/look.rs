//! From the configuration to what pages show: the brand, and files made from it (the logo, the accent's style sheet).

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::sync::Arc;

use axum::body::Bytes;
use portico_app::shell::{Brand, LegalLink, Look};
use portico_identity::publications::CatalogueCell;

use crate::assets::SiteFiles;
use crate::config::{BrandConfig, Config};

/// The look of the installation and all files that it serves. Fails when the logo cannot be read.
pub fn make_look(config: &Config, legal: Vec<LegalLink>) -> std::io::Result<(Look, SiteFiles)> {
    let mut files = Vec::new();
    let logo = config.brand.logo.as_deref().map(logo_file).transpose()?;
    let accent = config.brand.accent.as_ref().map(|accent| {
        let css = format!(":root{{--accent-base:{}}}\n", accent.as_css());
        hashed_file("brand", "css", css.into())
    });
    let path_of = |file: &Option<(String, Bytes)>| file.as_ref().map(|(path, _)| path.clone());
    let (logo_path, css_path) = (path_of(&logo), path_of(&accent));
    files.extend(logo);
    files.extend(accent);
    let site = SiteFiles::load(files);
    let look = Look {
        brand: Arc::new(brand(config, logo_path, legal)),
        assets: Arc::new(site.page_assets(css_path)),
        dev_mail: config.shown_mail_folder().is_some(),
        catalogue: CatalogueCell::default(),
    };
    Ok((look, site))
}

fn brand(config: &Config, logo: Option<String>, legal: Vec<LegalLink>) -> Brand {
    let BrandConfig { name, accent, languages, support, .. } = &config.brand;
    Brand {
        name: name.clone(),
        logo,
        accent: accent.as_ref().map(|accent| accent.as_css().to_owned()),
        languages: languages.clone(),
        support: support.clone(),
        ask_birth_date: config.ask_birth_date,
        legal,
    }
}

fn logo_file(path: &Path) -> std::io::Result<(String, Bytes)> {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    Ok(hashed_file("logo", ending, std::fs::read(path)?.into()))
}

/// A path that changes with the content. The hash need not be secure: it only tells caches apart.
fn hashed_file(name: &str, ending: &str, content: Bytes) -> (String, Bytes) {
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    (format!("/{name}-{:016x}.{ending}", hasher.finish()), content)
}
