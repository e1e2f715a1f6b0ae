using QRCoder;

namespace SellerDesk.Web.Team;

/// <summary>How the secret of the second factor gets into an app: as a picture, or typed.</summary>
internal static class SecondFactorKey
{
    /// <summary>A QR code of the otpauth address, as SVG: dark on light in both themes, because cameras want it so.</summary>
    public static string Picture(string email, string key)
    {
        var address = $"otpauth://totp/SellerDesk:{Uri.EscapeDataString(email)}?secret={key}&issuer=SellerDesk&digits=6&period=30";
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var picture = new SvgQRCode(code);
        return picture.GetGraphic(4, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }

    public static string Grouped(string key) => string.Join(' ', key.Chunk(4).Select(group => new string(group)));
}
