using System.Globalization;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Marketplaces;

/// <summary>Stand-ins for photographs of buyers and products: a picture that follows from its number, at /photos/{number}.jpg for every marketplace.</summary>
internal static class Photos
{
    private const int Width = 300;
    private const int Height = 400;
    private const int Shapes = 5;

    public static IResult Serve(string number, int? width)
    {
        if (!ulong.TryParse(number, CultureInfo.InvariantCulture, out var seed))
        {
            return Results.NotFound();
        }

        var scale = Math.Clamp(width ?? Width, 60, 600) / (double)Width;
        var dice = new Dice(seed);
        var hue = dice.Below(360);
        var picture = new Picture((int)(Width * scale), (int)(Height * scale), Picture.Colour(hue, 22, 82));
        picture.Box(0, (int)(290 * scale), (int)(Width * scale), (int)(110 * scale), Picture.Colour(hue, 18, 68));
        for (var shape = 0; shape < Shapes; shape++)
        {
            Draw(picture, ref dice, hue, scale);
        }

        return Results.Bytes(picture.ToPng(), "image/png");
    }

    private static void Draw(Picture picture, ref Dice dice, int hue, double scale)
    {
        var fill = Picture.Colour((hue + dice.Between(10, 200)) % 360, dice.Between(25, 60), dice.Between(35, 70));
        if (dice.Chance(0.5))
        {
            picture.Disc(Scaled(ref dice, 60, 240), Scaled(ref dice, 140, 320), Scaled(ref dice, 18, 70), fill);
        }
        else
        {
            picture.Box(Scaled(ref dice, 30, 170), Scaled(ref dice, 110, 270), Scaled(ref dice, 40, 120), Scaled(ref dice, 30, 110), fill);
        }

        int Scaled(ref Dice thrown, int from, int to) => (int)(thrown.Between(from, to) * scale);
    }
}
