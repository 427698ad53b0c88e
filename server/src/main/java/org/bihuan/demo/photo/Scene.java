package org.bihuan.demo.photo;

/** What the drawn photos show, each before and after it was put right. */
public enum Scene {
    EXTINGUISHER(IndoorScenes::extinguisher),
    PASSAGE(IndoorScenes::passage),
    SPRINKLER(IndoorScenes::sprinkler),
    CABINET(IndoorScenes::cabinet),
    LAMP(IndoorScenes::lamp),
    DOOR(IndoorScenes::door),
    WORKSHOP(IndoorScenes::workshop),
    PAPERS(IndoorScenes::papers),
    BICYCLES(OutdoorScenes::bicycles),
    LANE(OutdoorScenes::lane),
    HYDRANT(OutdoorScenes::hydrant),
    SITE(OutdoorScenes::site),
    ROAD(OutdoorScenes::road);

    /** Draws a scene with the given brush. */
    interface Painting {
        void paint(Brush brush, boolean after);
    }

    private final Painting painting;

    Scene(Painting painting) {
        this.painting = painting;
    }

    void paint(Brush brush, boolean after) {
        painting.paint(brush, after);
    }
}
